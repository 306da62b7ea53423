package vn.eduhub.platform.record;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// One writer of one collection, from its start to its end or retirement. It numbers writes before they
/// happen and knows how far everything is on the log: all its writes up to [#published()] are on the log or
/// did not happen. Thread-safe.
final class Writer {

    private final String id;
    private final long pulseNanos;
    private final Deque<Ticket> open = new ArrayDeque<>();
    private long next = 1;
    private long toldPublished = -1;
    private long toldAt;
    private volatile boolean entered;

    /// @param pulse after which the book is to be told that the writer lives, if there is nothing else to tell
    Writer(String id, Duration pulse) {
        this.id = id;
        this.pulseNanos = pulse.toNanos();
    }

    String id() {
        return id;
    }

    /// Whether it stands in the book, which it must before its first write: nobody sweeps after a writer unknown.
    boolean isEntered() {
        return entered;
    }

    void entered() {
        entered = true;
    }

    /// Numbers `count` writes, before any of them is sent to the store.
    synchronized Ticket take(int count) {
        Ticket ticket = new Ticket(next, count);
        next += count;
        open.addLast(ticket);
        return ticket;
    }

    /// `count` more of the ticket's writes are on the log or are known not to have happened.
    synchronized void settle(Ticket ticket, int count) {
        ticket.remaining -= count;
        while (!open.isEmpty() && open.peekFirst().remaining == 0) {
            open.removeFirst();
        }
        notifyAll();
    }

    synchronized long published() {
        return open.isEmpty() ? next - 1 : open.getFirst().first - 1;
    }

    /// Whether the book is to be told: of progress at once, of nothing but life with each pulse.
    synchronized boolean hasNews(long published) {
        return published != toldPublished || System.nanoTime() - toldAt > pulseNanos;
    }

    synchronized void told(long published) {
        toldPublished = published;
        toldAt = System.nanoTime();
    }

    synchronized long taken() {
        return next - 1;
    }

    /// Waits until all writes numbered so far are settled.
    ///
    /// @return false when the time was not enough
    synchronized boolean awaitPublished(long millis) throws InterruptedException {
        long target = next - 1;
        long end = System.nanoTime() + millis * 1_000_000;
        while (published() < target) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /// The numbers of one batch of writes, `first` to `first + count - 1`.
    static final class Ticket {

        private final long first;
        private int remaining;

        private Ticket(long first, int count) {
            this.first = first;
            this.remaining = count;
        }

        long first() {
            return first;
        }
    }
}
