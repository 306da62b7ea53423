package vn.eduhub.testkit.broken.naming;

record NameHelper(String name) {}
