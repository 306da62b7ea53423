package vn.eduhub.testkit.broken.cycle.two;

import java.util.List;
import vn.eduhub.testkit.broken.cycle.one.One;

public record Two(List<One> one) {}
