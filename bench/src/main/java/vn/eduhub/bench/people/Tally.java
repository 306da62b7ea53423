package vn.eduhub.bench.people;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How often a matcher was right about arrivals of one kind. Used by one thread.
public final class Tally {

    /// What it said of an arrival, beside what is true.
    public enum Outcome {
        /// Known, and it is that child.
        LINKED,
        /// Known, and it is another, or one who was never there.
        LINKED_WRONG,
        REVIEW,
        /// New, and it is.
        NEW,
        /// New, and it was there.
        MISSED
    }

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private long again;

    /// @param cameAgain whether the child was there before
    public void add(Outcome outcome, boolean cameAgain) {
        counts.merge(outcome, 1L, Long::sum);
        again += cameAgain ? 1 : 0;
    }

    private long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long arrivals() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long links() {
        return count(Outcome.LINKED) + count(Outcome.LINKED_WRONG);
    }

    public long wrong() {
        return count(Outcome.LINKED_WRONG);
    }

    public double wrongOfTenThousand() {
        return 10_000.0 * wrong() / Math.max(1, links());
    }

    /// Children who came again and were linked to themselves without anybody's help. Not a number when none came again.
    public double recall() {
        return again == 0 ? Double.NaN : (double) count(Outcome.LINKED) / again;
    }

    public double reviewShare() {
        return (double) count(Outcome.REVIEW) / Math.max(1, arrivals());
    }

    public double f1() {
        return 2.0 * count(Outcome.LINKED) / Math.max(1, links() + again);
    }

    public static String head(String first) {
        return "| " + first
                + " | arrivals | came again | linked | wrong links | of 10,000 links | recall | to review | F1 |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|---:|\n";
    }

    public String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %.2f | %.4f | %.2f %% | %.4f |%n",
                name,
                arrivals(),
                again,
                links(),
                wrong(),
                wrongOfTenThousand(),
                recall(),
                100 * reviewShare(),
                f1());
    }
}
