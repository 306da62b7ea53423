package vn.eduhub.platform.record;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
import tools.jackson.databind.JavaType;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.Outage;
import vn.eduhub.platform.json.HubJson;

/// The newest version of every record of a topic, in the memory of each process: for topics of some ten
/// thousands of records that are asked for with every request. Reads the topic from its beginning at the
/// start. Thread-safe.
public final class RecordReplica<T> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecordReplica.class);
    private static final Duration CATCH_UP_MAX = Duration.ofSeconds(10);

    private final Topic topic;
    private final JavaType type;
    private final Map<String, Object> settings;
    private final Outage outage;
    private final Map<RecordId, RecordBody<T>> records = new ConcurrentHashMap<>();
    private final Map<String, RecordId> byKey = new ConcurrentHashMap<>();
    private final List<Consumer<RecordBody<T>>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong asked = new AtomicLong();
    private final Object progress = new Object();
    private long answered = -1;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    public RecordReplica(Topic topic, Class<T> content, BrokerProperties broker) {
        this.topic = topic;
        this.outage = new Outage("following " + topic.topicName());
        this.type = HubJson.TOLERANT.getTypeFactory().constructParametricType(RecordBody.class, content);
        this.settings = broker.clientSettings();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    }

    public Optional<RecordBody<T>> find(RecordId id) {
        return Optional.ofNullable(records.get(id));
    }

    /// By the text of an external key.
    public Optional<RecordBody<T>> findByKey(String key) {
        return Optional.ofNullable(byKey.get(key)).flatMap(this::find);
    }

    public Collection<RecordBody<T>> all() {
        return Collections.unmodifiableCollection(records.values());
    }

    /// The listener is told of each newer version after it can be found; on the thread that reads the topic.
    public void onChange(Consumer<RecordBody<T>> listener) {
        listeners.add(listener);
    }

    /// Whether the topic was once read up to its end since the start of this process.
    public boolean isCaughtUp() {
        synchronized (progress) {
            return answered >= 0;
        }
    }

    /// Waits until everything that is on the topic now is applied, at most ten seconds.
    ///
    /// @return false when the time was not enough
    public boolean catchUp() {
        long mine = asked.incrementAndGet();
        // One who waits already has woken the thread, and it looks for further questions before it rests again.
        if (isAnswered(mine - 1)) {
            KafkaConsumer<String, byte[]> present = consumer;
            if (present != null) {
                present.wakeup();
            }
        }
        long end = System.nanoTime() + CATCH_UP_MAX.toNanos();
        synchronized (progress) {
            while (answered < mine) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || !running) {
                    return false;
                }
                try {
                    progress.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("replica-" + topic.type()).daemon().start(this::runUntilStopped);
    }

    private void runUntilStopped() {
        while (running) {
            try (KafkaConsumer<String, byte[]> fresh =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                        .toList();
                fresh.assign(partitions);
                fresh.seekToBeginning(partitions);
                consumer = fresh;
                follow(fresh, partitions);
            } catch (KafkaException e) {
                outage.because(e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        while (running) {
            try {
                if (isAnswered(asked.get())) {
                    apply(consumer.poll(Duration.ofMillis(500)));
                }
                answer(consumer, partitions);
            } catch (WakeupException e) {
                // Someone waits for us to be at the end.
                LOG.trace("woken");
            }
        }
    }

    /// Tells those who wait when we are where the end was after they had asked.
    private void answer(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        long question = asked.get();
        if (isAnswered(question)) {
            return;
        }
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        while (running && !isAt(consumer, ends)) {
            apply(consumer.poll(Duration.ofMillis(500)));
        }
        synchronized (progress) {
            answered = question;
            progress.notifyAll();
        }
    }

    private boolean isAnswered(long question) {
        synchronized (progress) {
            return answered >= question;
        }
    }

    private static boolean isAt(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void apply(ConsumerRecords<String, byte[]> events) {
        if (!events.isEmpty()) {
            outage.over();
            events.forEach(this::apply);
        }
    }

    private void apply(ConsumerRecord<String, byte[]> event) {
        try {
            apply(HubJson.TOLERANT.<RecordBody<T>>readValue(event.value(), type));
        } catch (RuntimeException e) {
            // One event that nobody can read must not keep all later ones away from this process.
            LOG.error(
                    "{}-{} offset {} cannot be read: {}",
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    e.getClass().getName());
        }
    }

    private void apply(RecordBody<T> body) {
        RecordBody<T> held = records.get(body.recordId());
        if (held != null && held.version() >= body.version()) {
            return;
        }
        records.put(body.recordId(), body);
        body.keys().forEach(link -> byKey.put(link.key(), body.recordId()));
        listeners.forEach(listener -> listener.accept(body));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
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
        synchronized (progress) {
            progress.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
