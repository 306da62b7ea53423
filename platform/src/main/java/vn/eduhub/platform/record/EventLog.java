package vn.eduhub.platform.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import vn.eduhub.contracts.event.EventHeaders;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.LogWriter;
import vn.eduhub.platform.json.HubJson;

/// Sends record events: CloudEvents 1.0, Kafka binding, binary mode. Thread-safe.
final class EventLog implements AutoCloseable {

    private static final byte[] SPEC_VERSION = bytes("1.0");
    private static final byte[] CONTENT_TYPE = bytes("application/json");

    private final byte[] source;
    private final LogWriter writer;
    private final List<WriteObserver> observers = ServiceLoader.load(WriteObserver.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    EventLog(BrokerProperties broker, String service) {
        this.source = bytes("/eduhub/" + service);
        this.writer = new LogWriter(settings(broker), "sending events");
    }

    void prepare() {
        writer.prepare();
    }

    /// Sends a record as it is; the callback gets true when the log has it, false when that failed or is unknown.
    ///
    /// @return false when it was not even taken into the buffer, after some seconds of waiting for a broker
    <T> boolean send(Topic topic, RecordBody<T> body, Consumer<Boolean> settled) {
        observers.forEach(observer -> observer.stored(body.recordId(), body.version()));
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                topic.topicName(), body.recordId().value(), HubJson.TOLERANT.writeValueAsBytes(body));
        headers(message.headers(), topic, body);
        return writer.send(message, onLog -> {
            if (onLog) {
                observers.forEach(observer -> observer.acknowledged(body.recordId()));
            }
            settled.accept(onLog);
        });
    }

    private <T> void headers(Headers headers, Topic topic, RecordBody<T> body) {
        String id = body.recordId().value();
        headers.add(EventHeaders.SPEC_VERSION, SPEC_VERSION);
        headers.add(EventHeaders.ID, bytes(id + ":" + body.version()));
        headers.add(EventHeaders.TYPE, bytes("vn.eduhub." + topic.type()));
        headers.add(EventHeaders.SOURCE, source);
        headers.add(EventHeaders.SUBJECT, bytes(id));
        headers.add(EventHeaders.TIME, bytes(body.updatedAt().toString()));
        headers.add(EventHeaders.RECORD_EVENT, bytes(body.event().name()));
        headers.add(EventHeaders.RECORD_VERSION, bytes(Long.toString(body.version())));
        headers.add(EventHeaders.CONTENT_TYPE, CONTENT_TYPE);
    }

    private static Map<String, Object> settings(BrokerProperties broker) {
        Map<String, Object> settings = broker.clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Of two requests under way to a partition that was just made, the second can be taken and the first
        // refused for want of a leader; then it is refused until it has timed out (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // Nobody waits for the log: a caller is answered by the store.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 50);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        return settings;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Waits for what is under way, at most five seconds.
    @Override
    public void close() {
        writer.close();
    }
}
