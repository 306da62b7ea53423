package vn.eduhub.testkit.broken.cycle.one;

import java.util.List;
import vn.eduhub.testkit.broken.cycle.two.Two;

public record One(List<Two> two) {}
