package vn.eduhub.platform.record;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events the log has not taken, tried again each second until it has. While it takes none, one of them is tried, not
/// each: thousands that wait for a broker would otherwise read the store thousands of times a second. Thread-safe.
final class Resending {

    private static final Logger LOG = LoggerFactory.getLogger(Resending.class);

    private final ScheduledExecutorService chores;
    private final Queue<BooleanSupplier> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();

    Resending(ScheduledExecutorService chores) {
        this.chores = chores;
    }

    /// @param attempt sends it and says whether the log takes events at all; an event that was not taken comes here
    ///     again by itself. One that throws stays.
    void add(BooleanSupplier attempt) {
        waiting.add(attempt);
        plan();
    }

    private void plan() {
        // After our end the sweeper of another process, or of our next start, publishes what is left.
        if (!waiting.isEmpty() && !chores.isShutdown() && planned.compareAndSet(false, true)) {
            var _ = chores.schedule(
                    () -> Thread.ofVirtual().name("sending-again").start(this::round), 1, TimeUnit.SECONDS);
        }
    }

    private void round() {
        try {
            // Those that come back within the round wait for the next one.
            int present = waiting.size();
            boolean goesOn = true;
            for (int i = 0; i < present && goesOn; i++) {
                goesOn = tryFirst();
            }
        } finally {
            planned.set(false);
            plan();
        }
    }

    private boolean tryFirst() {
        BooleanSupplier attempt = waiting.poll();
        if (attempt == null) {
            return false;
        }
        try {
            return attempt.getAsBoolean();
        } catch (StoreUnavailableException _) {
            // The store is awaited as the log is.
            waiting.add(attempt);
            return false;
        } catch (RuntimeException e) {
            // One that cannot be read or made holds up none of the others.
            LOG.error("an event cannot be sent again yet: {}", e.getClass());
            waiting.add(attempt);
            return true;
        }
    }
}
