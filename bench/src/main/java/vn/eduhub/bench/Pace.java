package vn.eduhub.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// When requests are to be sent. Latency counts from that moment, not from the sending: a request that had to
/// wait because all connections were busy has waited (no coordinated omission).
interface Pace {

    /// Waits for the moment of the next request and tells it, by `System.nanoTime`.
    long next();

    /// Closed loop: at once, as fast as the answers come.
    static Pace unbounded() {
        return System::nanoTime;
    }

    /// Open loop: so many in a second, whatever the answers do.
    static Pace perSecond(int rate) {
        long start = System.nanoTime();
        long interval = 1_000_000_000L / rate;
        AtomicLong sent = new AtomicLong();
        return () -> {
            long due = start + sent.getAndIncrement() * interval;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        };
    }
}
