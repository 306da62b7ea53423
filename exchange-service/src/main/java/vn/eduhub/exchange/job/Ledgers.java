package vn.eduhub.exchange.job;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.ledger.Ledger;

/// Sums the batches of a job. What stands before a gap can no longer change, so it is summed once and kept;
/// someone who watches a job of a million learners costs a few documents each time. Thread-safe.
final class Ledgers {

    private static final int KEPT_MAX = 200;

    private final Outcomes outcomes;
    private final Map<RecordId, Sum> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, Sum> eldest) {
            return size() > KEPT_MAX;
        }
    };

    Ledgers(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /// @param last of the batches summed; all before it are
    private record Sum(Outcomes.Position last, Ledger ledger) {

        static final Sum NOTHING = new Sum(new Outcomes.Position(0, -1), Ledger.EMPTY);

        /// A later phase begins only when the former is settled.
        boolean isFollowedBy(Outcomes.Position next) {
            return last.isFollowedBy(next) || (next.phase() > last.phase() && next.number() == 0);
        }
    }

    /// That of a job which has ended stands in the job itself.
    Ledger of(Job job) {
        Job.End end = job.end();
        return end == null || end.ledger() == null ? of(job.id()) : end.ledger();
    }

    Ledger of(RecordId job) {
        Sum sum;
        synchronized (kept) {
            sum = kept.getOrDefault(job, Sum.NOTHING);
        }
        Ledger beyondGap = Ledger.EMPTY;
        boolean gap = false;
        Outcomes.Position from =
                new Outcomes.Position(sum.last().phase(), sum.last().number() + 1);
        for (Outcomes.Summary summary : outcomes.summaries(job, from)) {
            if (!gap && sum.isFollowedBy(summary.position())) {
                sum = new Sum(summary.position(), sum.ledger().plus(summary.ledger()));
            } else {
                gap = true;
                beyondGap = beyondGap.plus(summary.ledger());
            }
        }
        synchronized (kept) {
            kept.put(job, sum);
        }
        return sum.ledger().plus(beyondGap);
    }
}
