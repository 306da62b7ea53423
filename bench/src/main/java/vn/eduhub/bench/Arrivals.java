package vn.eduhub.bench;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.HdrHistogram.Histogram;

/// Matches changes that were answered with figures that grew: at each school the first answered is taken for
/// the first counted. With many schools and few changes at each of them that is so almost always.
final class Arrivals {

    private final Map<String, Waiting> schools = new HashMap<>();
    private final Histogram delay = LoadRun.histogram();

    /// What each school's figure was before the first change.
    synchronized void begin(Map<String, Long> counts) {
        counts.forEach((school, count) -> waiting(school).seen = count);
    }

    synchronized void answered(String school, long at) {
        Waiting waiting = waiting(school);
        if (waiting.early > 0) {
            waiting.early--;
            delay.recordValue(0);
        } else {
            waiting.answers.add(at);
        }
    }

    /// @param at when these figures were in the caller's hands
    synchronized void seen(Map<String, Long> counts, long at) {
        counts.forEach((school, count) -> {
            Waiting waiting = waiting(school);
            for (; waiting.seen < count; waiting.seen++) {
                Long answered = waiting.answers.poll();
                if (answered == null) {
                    // Counted before its answer was there.
                    waiting.early++;
                } else {
                    delay.recordValue(Math.max(0, at - answered));
                }
            }
        });
    }

    /// Changes that were answered and are in no figure yet.
    synchronized int missing() {
        return schools.values().stream()
                .mapToInt(waiting -> waiting.answers.size())
                .sum();
    }

    synchronized Histogram delay() {
        return delay.copy();
    }

    private Waiting waiting(String school) {
        return schools.computeIfAbsent(school, _ -> new Waiting());
    }

    private static final class Waiting {

        private final Queue<Long> answers = new ArrayDeque<>();
        private long seen;
        private long early;
    }
}
