package vn.eduhub.bench;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/// What a load run saw within its measured time.
///
/// @param statuses answers by HTTP status
/// @param failures connections that broke
/// @param latency in nanoseconds, from the moment the request was due
record LoadResult(Duration took, Map<Integer, Long> statuses, long failures, Histogram latency, CpuUse cpu) {

    long requests() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    long answered(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    double perSecond(int status) {
        return answered(status) / seconds();
    }

    double seconds() {
        return took.toNanos() / 1e9;
    }

    /// Empty when every answer was the wanted one.
    String others(int wanted) {
        String others = statuses.entrySet().stream()
                .filter(entry -> entry.getKey() != wanted)
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
        if (failures > 0) {
            others += (others.isEmpty() ? "" : ", ") + failures + " broken connections";
        }
        return others.isEmpty() ? "" : "besides " + others + "; ";
    }

    /// Whether so few answers were not the wanted one that the figures can stand.
    boolean isClean(int wanted) {
        return requests() > 0 && answered(wanted) >= 0.99 * (requests() + failures);
    }

    /// When a hub cannot hold the rate, what is due within the time is sent after it, or never.
    boolean holds(int rate) {
        return requests() >= 0.95 * rate * seconds();
    }

    String percentiles() {
        if (latency.getTotalCount() == 0) {
            return "no answer within the time";
        }
        return "p50 " + at(50) + ", p99 " + at(99) + ", p99.9 " + at(99.9);
    }

    /// Not a number when nothing was answered.
    double p99Millis() {
        return latency.getTotalCount() == 0 ? Double.NaN : latency.getValueAtPercentile(99) / 1e6;
    }

    private String at(double percentile) {
        return Figure.millis(latency.getValueAtPercentile(percentile));
    }
}
