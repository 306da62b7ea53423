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

/// A producer, made with the first message. One that cannot go on (it was refused while it asked for its number) is
/// given up and another is made with a later message. Thread-safe.
public final class LogWriter implements AutoCloseable {

    /// Whoever wants to be rid of a message does not wait for a sign-on that was away a moment ago.
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Outage outage;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable Long failedAt;
    private boolean closed;

    /// @param settings of the producer, without serializers
    /// @param work what is written, for the log of this process
    public LogWriter(Map<String, Object> settings, String work) {
        this.settings = settings;
        this.outage = new Outage(work);
    }

    /// Sends a message; the callback gets true when the log has it, false when that failed or is unknown.
    ///
    /// @return false when it was not even taken into the buffer
    public boolean send(ProducerRecord<String, byte[]> message, Consumer<Boolean> settled) {
        KafkaProducer<String, byte[]> present = null;
        try {
            present = producer();
            if (present != null) {
                Future<?> sending = present.send(message, (_, failure) -> settle(failure, settled));
                return !sending.isDone() || sending.state() == Future.State.SUCCESS;
            }
        } catch (KafkaException | IllegalStateException e) {
            // What it only had to wait for in vain comes by the callback; this one takes nothing any more.
            giveUp(present, e);
        }
        settled.accept(false);
        return false;
    }

    private void settle(@Nullable Exception failure, Consumer<Boolean> settled) {
        if (failure == null) {
            outage.over();
        } else if (failure instanceof RuntimeException fault) {
            outage.because(fault);
        }
        settled.accept(failure == null);
    }

    private synchronized @Nullable KafkaProducer<String, byte[]> producer() {
        if (closed || isPausing()) {
            return null;
        }
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            failedAt = null;
        }
        return producer;
    }

    private boolean isPausing() {
        return failedAt != null && System.nanoTime() - failedAt < PAUSE_NANOS;
    }

    private synchronized void giveUp(@Nullable KafkaProducer<String, byte[]> broken, RuntimeException fault) {
        if (closed) {
            return;
        }
        outage.because(fault);
        failedAt = System.nanoTime();
        // Another thread may have given it up already.
        if (broken != null && broken.equals(producer)) {
            producer = null;
            broken.close(Duration.ZERO);
        }
    }

    /// Waits for what is under way, at most five seconds.
    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(CLOSING);
        }
    }
}
