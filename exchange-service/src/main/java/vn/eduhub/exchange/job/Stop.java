package vn.eduhub.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        /// The disk or the memory failed the run, not the file; the job goes on later.
        NO_ROOM,
        /// A fault that trying again does not heal.
        FAILED
    }

    /// @param failure there when it failed
    private record End(Reason reason, @Nullable Failure failure) {}

    private final AtomicReference<@Nullable End> end = new AtomicReference<@Nullable End>();
    private final CountDownLatch latch = new CountDownLatch(1);

    void because(Reason why) {
        end(new End(why, null));
    }

    /// Something went wrong in one of the threads.
    void failed(Throwable cause) {
        end(isNoRoom(cause) ? new End(Reason.NO_ROOM, null) : new End(Reason.FAILED, Failure.of(cause)));
    }

    private static boolean isNoRoom(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof UncheckedIOException
                || cause instanceof OutOfMemoryError
                // A page of a mapped file for which the disk has no room.
                || cause instanceof InternalError;
    }

    private void end(End why) {
        if (end.compareAndSet(null, why)) {
            latch.countDown();
        }
    }

    Optional<Reason> reason() {
        return Optional.ofNullable(end.get()).map(End::reason);
    }

    Optional<Failure> failure() {
        return Optional.ofNullable(end.get()).flatMap(it -> Optional.ofNullable(it.failure()));
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
