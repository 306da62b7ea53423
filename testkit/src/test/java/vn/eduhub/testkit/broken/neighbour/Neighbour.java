package vn.eduhub.testkit.broken.neighbour;

import vn.eduhub.testkit.broken.cycle.one.One;

record Neighbour(One one) {}
