package vn.eduhub.platform.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A producer, made when it is first asked for, and made anew when it cannot go on. Nobody waits for that. Thread-safe.
///
/// Before it sends, a producer asks the broker for a number, once. Refused in that moment it never asks again, and all
/// it is given times out (kafka-clients 4.2.1; seen with a broker that had no keys of the sign-on yet). So one that has
/// not yet sent anything is given up when it fails; later failures pass by themselves.
public final class LogWriter implements AutoCloseable {

    /// Whoever wants to be rid of a message does not wait for a sign-on that was away a moment ago.
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Outage outage;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private boolean making;
    private boolean proven;
    private @Nullable Long failedAt;
    private boolean closed;

    /// @param settings of the producer, without serializers
    /// @param work what is written, for the log of this process
    public LogWriter(Map<String, Object> settings, String work) {
        this.settings = settings;
        this.outage = new Outage(work);
    }

    /// Begins to sign on, so that the first message need not wait for it.
    public void prepare() {
        var _ = producer();
    }

    /// Sends a message; the callback gets true when the log has it, false when that failed or is unknown.
    ///
    /// @return false when it was not even taken into the buffer
    public boolean send(ProducerRecord<String, byte[]> message, Consumer<Boolean> settled) {
        KafkaProducer<String, byte[]> present = null;
        try {
            present = producer();
            if (present != null) {
                KafkaProducer<String, byte[]> by = present;
                Future<?> sending = present.send(message, (_, failure) -> settle(by, failure, settled));
                return !sending.isDone() || sending.state() == Future.State.SUCCESS;
            }
        } catch (KafkaException | IllegalStateException e) {
            // What it waited for in vain comes by the callback; this one takes nothing any more.
            outage.because(e);
            giveUp(present);
        }
        settled.accept(false);
        return false;
    }

    private void settle(KafkaProducer<String, byte[]> by, @Nullable Exception failure, Consumer<Boolean> settled) {
        note(by, failure);
        settled.accept(failure == null);
    }

    private void note(KafkaProducer<String, byte[]> by, @Nullable Exception failure) {
        if (isBroken(by, failure)) {
            giveUp(by);
        }
    }

    /// What one says that was given up, it says because it was.
    private synchronized boolean isBroken(KafkaProducer<String, byte[]> by, @Nullable Exception failure) {
        if (!by.equals(producer)) {
            return false;
        }
        if (failure == null) {
            proven = true;
            outage.over();
        } else if (failure instanceof RuntimeException fault) {
            outage.because(fault);
            return !proven;
        }
        return false;
    }

    /// None until there is one: whoever makes it asks the sign-on for a token first and waits for that, and no caller
    /// has to.
    private synchronized @Nullable KafkaProducer<String, byte[]> producer() {
        if (closed || making || isPausing()) {
            return null;
        }
        if (producer == null) {
            making = true;
            Thread.ofVirtual().name("log-sign-on").start(this::make);
        }
        return producer;
    }

    private void make() {
        KafkaProducer<String, byte[]> made = null;
        try {
            made = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        } catch (KafkaException | IllegalStateException e) {
            outage.because(e);
        } finally {
            accept(made);
        }
    }

    private void accept(@Nullable KafkaProducer<String, byte[]> made) {
        synchronized (this) {
            making = false;
            if (!closed) {
                producer = made;
                proven = false;
                failedAt = made == null ? System.nanoTime() : null;
                return;
            }
        }
        if (made != null) {
            made.close(Duration.ZERO);
        }
    }

    /// Whether there is a producer; it may still be refused.
    synchronized boolean isReady() {
        return producer != null;
    }

    private boolean isPausing() {
        return failedAt != null && System.nanoTime() - failedAt < PAUSE_NANOS;
    }

    private void giveUp(@Nullable KafkaProducer<String, byte[]> broken) {
        synchronized (this) {
            if (closed) {
                return;
            }
            failedAt = System.nanoTime();
            // Another thread may have given it up already.
            if (broken == null || !broken.equals(producer)) {
                return;
            }
            producer = null;
        }
        // Not under the lock: it waits for its own thread, and that one notes here what it could not send.
        broken.close(Duration.ZERO);
    }

    /// Waits for what is under way, at most five seconds.
    @Override
    public void close() {
        KafkaProducer<String, byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
        }
        if (last != null) {
            last.close(CLOSING);
        }
    }
}
