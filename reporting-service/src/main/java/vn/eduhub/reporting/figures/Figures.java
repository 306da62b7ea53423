package vn.eduhub.reporting.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.Outage;
import vn.eduhub.platform.json.HubJson;

/// The newest vector of every school, in the memory of each instance, whichever instance counted it. Reads the figures
/// from their beginning at the start, and only what was committed. Thread-safe.
public final class Figures implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final Outage outage = new Outage("reading the figures");
    private final Map<RecordId, SchoolVector> schools = new ConcurrentHashMap<>();
    private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean running;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    Figures(BrokerProperties broker) {
        settings = broker.clientSettings();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
    }

    public Optional<SchoolVector> find(RecordId school) {
        return Optional.ofNullable(schools.get(school));
    }

    /// Time of the newest event that these figures know of.
    public Optional<Instant> asOf() {
        long millis = newest.get();
        return millis == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /// Whether the figures were once read up to their end since the start of this process.
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("figures").daemon().start(this::runUntilStopped);
    }

    private void runUntilStopped() {
        while (running) {
            try (KafkaConsumer<String, byte[]> fresh =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = IntStream.range(0, Topic.FIGURES.partitions())
                        .mapToObj(partition -> new TopicPartition(Topic.FIGURES.topicName(), partition))
                        .toList();
                fresh.assign(partitions);
                fresh.seekToBeginning(partitions);
                consumer = fresh;
                follow(fresh, partitions);
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (KafkaException e) {
                outage.because(e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> present, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = caughtUp ? Map.of() : present.endOffsets(partitions);
        while (running) {
            ConsumerRecords<String, byte[]> events = present.poll(POLL_MAX);
            if (!events.isEmpty()) {
                outage.over();
                events.forEach(this::apply);
            }
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> present.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                LOG.info("figures of {} schools read", schools.size());
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> event) {
        RecordId school;
        SchoolVector vector;
        // One school that cannot be read must not hide all others.
        try {
            SchoolFigures figures = HubJson.TOLERANT.readValue(event.value(), SchoolFigures.class);
            school = figures.school();
            vector = SchoolVector.of(figures);
        } catch (RuntimeException e) {
            LOG.error(
                    "figures at {}-{}@{} cannot be read: {}",
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    e.getClass().getSimpleName());
            return;
        }
        schools.merge(school, vector, (held, next) -> next.version() > held.version() ? next : held);
        newest.accumulateAndGet(event.timestamp(), Math::max);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        KafkaConsumer<String, byte[]> present = consumer;
        if (present != null) {
            present.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
