package vn.eduhub.platform.record;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.event.EventHeaders;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.Outage;

/// The owner reads its own topic: an event older than the stored version may have landed after the newer one,
/// and compaction would keep it. So the record is published again. That also happens, harmlessly, when a
/// newer event is just on its way.
final class ReadBack {

    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

    private final Records<?> records;
    private final Map<String, Object> settings;
    private final Outage outage;
    private volatile boolean running = true;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    ReadBack(Records<?> records, BrokerProperties broker, String service) {
        this.records = records;
        this.outage = new Outage("reading back " + records.type().topic().topicName());
        this.settings = broker.clientSettings();
        settings.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                service + "." + records.type().topic().type() + ".read-back");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        // Events of the last moments are read together: most are the newest of their record by then.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    }

    void start() {
        Thread.ofPlatform()
                .name("read-back-" + records.type().topic().type())
                .daemon()
                .start(this::runUntilStopped);
    }

    void stop() {
        running = false;
        KafkaConsumer<String, byte[]> present = consumer;
        if (present != null) {
            present.wakeup();
        }
    }

    private void runUntilStopped() {
        while (running) {
            try (KafkaConsumer<String, byte[]> fresh =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = fresh;
                fresh.subscribe(List.of(records.type().topic().topicName()), new Rebalances());
                while (running) {
                    ConsumerRecords<String, byte[]> events = fresh.poll(Duration.ofSeconds(1));
                    if (!events.isEmpty()) {
                        compare(events);
                        fresh.commitSync();
                    }
                }
            } catch (WakeupException e) {
                LOG.trace("woken to stop");
            } catch (KafkaException | StoreUnavailableException e) {
                outage.because(e);
                pause();
            } catch (RuntimeException e) {
                records.meters().failed();
                LOG.error(
                        "reading back {} broken off: {}",
                        records.type().topic(),
                        e.getClass().getName());
                pause();
            }
        }
    }

    private void compare(ConsumerRecords<String, byte[]> events) {
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            OptionalLong version = version(event);
            if (version.isEmpty() || event.key() == null || !RecordId.isWellFormed(event.key())) {
                LOG.error("{}-{} offset {} is not an event of ours", event.topic(), event.partition(), event.offset());
                continue;
            }
            last.put(event.key(), version.getAsLong());
        }
        Map<String, Long> stored = records.versions(last.keySet());
        List<RecordId> wrong = new ArrayList<>();
        last.forEach((id, version) -> {
            if (version < stored.getOrDefault(id, 0L)) {
                wrong.add(new RecordId(id));
            }
        });
        records.publishAgain(wrong);
        records.meters().putRight(wrong.size());
        records.tellFollowers(stored.keySet().stream().map(RecordId::new).toList());
    }

    private static OptionalLong version(ConsumerRecord<String, byte[]> event) {
        Header header = event.headers().lastHeader(EventHeaders.RECORD_VERSION);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII)));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Rebalances implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            records.meters().rebalanced();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            outage.over();
            records.meters().rebalanced();
        }
    }
}
