package vn.eduhub.local.hub.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.eduhub.contracts.event.EventHeaders;

/// Reads a topic from its first to its last event at the time of asking.
public final class LogFold {

    private final Map<String, Object> settings;

    /// @param client settings of a client that may read all topics
    LogFold(Map<String, String> client) {
        settings = new HashMap<>(client);
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", 10_000);
    }

    /// Of a log that is open to everybody.
    public static LogFold ofOpen(String bootstrapServers) {
        return new LogFold(Map.of("bootstrap.servers", bootstrapServers));
    }

    /// The version the last event of each record carries. A topic that does not exist holds nothing.
    public Map<String, Long> lastVersions(String topic) {
        Map<String, Long> versions = new HashMap<>();
        read(topic, event -> apply(event, versions));
        return versions;
    }

    /// Each event, in the order of its partition; of a compacted topic those that are left.
    void read(String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Objects.requireNonNullElse(consumer.listTopics().get(topic), List.<PartitionInfo>of()).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            Set<TopicPartition> unread = new HashSet<>(partitions);
            unread.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
            while (!unread.isEmpty()) {
                consumer.poll(Duration.ofMillis(500)).forEach(each);
                unread.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
            }
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    private static void apply(ConsumerRecord<String, byte[]> event, Map<String, Long> versions) {
        if (event.value() == null) {
            versions.remove(event.key());
            return;
        }
        Header version = event.headers().lastHeader(EventHeaders.RECORD_VERSION);
        if (version == null) {
            throw new VerifyException("an event of " + event.topic() + " (partition " + event.partition() + ", offset "
                    + event.offset() + ") carries no version");
        }
        versions.put(event.key(), Long.parseLong(new String(version.value(), StandardCharsets.UTF_8)));
    }
}
