package vn.eduhub.exchange.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells all threads of a run that it is over, and why; the first reason counts.
final class Stop {

    enum Reason {
        /// The submitter wants no more of it.
        CANCELLED,
        /// The process ends; the job goes on elsewhere or later.
        SHUTDOWN,
        /// Another instance has the job by now.
        LEASE_LOST,
        /// A fault that trying again does not heal.
        FAILED
    }

    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<@Nullable Reason>();
    private final CountDownLatch latch = new CountDownLatch(1);

    void because(Reason why) {
        if (reason.compareAndSet(null, why)) {
            latch.countDown();
        }
    }

    Optional<Reason> reason() {
        return Optional.ofNullable(reason.get());
    }

    boolean isOver() {
        return latch.getCount() == 0;
    }

    /// Waits, but not longer than until the stop.
    void pause(Duration time) throws InterruptedException {
        latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends what is under way in a run that is over.
    static final class StoppedException extends RuntimeException {

        StoppedException() {
            super("stopped", null, false, false);
        }
    }
}
