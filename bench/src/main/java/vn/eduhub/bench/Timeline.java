package vn.eduhub.bench;

import java.util.ArrayList;
import java.util.List;

/// How a count grew over time.
final class Timeline {

    private final List<Point> points = new ArrayList<>();

    private record Point(long nanos, double count) {}

    void add(long nanos, double count) {
        points.add(new Point(nanos, count));
    }

    /// How many in a second between two counts; zero when it cannot be told.
    double rate(double from, double to) {
        double nanos = reached(to) - reached(from);
        return nanos > 0 ? (to - from) / nanos * 1e9 : 0;
    }

    /// When a count was reached, by a straight line between the two readings around it; a count that was
    /// there from the beginning was reached at the last reading that had no more.
    private double reached(double count) {
        Point before = points.getFirst();
        for (Point point : points) {
            if (point.count() > count || (point.count() == count && count > 0)) {
                double grown = point.count() - before.count();
                return grown <= 0
                        ? point.nanos()
                        : before.nanos() + (point.nanos() - before.nanos()) * (count - before.count()) / grown;
            }
            before = point;
        }
        return before.nanos();
    }
}
