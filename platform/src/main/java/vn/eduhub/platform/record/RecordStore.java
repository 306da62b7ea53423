package vn.eduhub.platform.record;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.broker.BrokerProperties;

/// Opens the record collections of a service and runs what keeps them and the log in step: the writers' signs
/// of life, the [Sweeper] and the [ReadBack]. Touches neither store nor log before it is started, and then in
/// the background.
public final class RecordStore implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecordStore.class);
    private static final long READY_WAIT_SECONDS = 10;
    private static final long BEAT_MILLIS = 200;
    /// Signs of life within the time after which a writer counts as gone.
    private static final int PULSES = 10;
    private static final Duration PREPARE_AGAIN = Duration.ofSeconds(1);

    private final MongoDatabase database;
    private final RecordsProperties properties;
    private final BrokerProperties broker;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final MeterRegistry registry;
    private final String service;
    private final EventLog log;
    private final WriterBook book;
    private final List<Records<?>> opened = new CopyOnWriteArrayList<>();
    private final List<ReadBack> readBacks = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("records-", 0).daemon().factory());
    private final Resending resending = new Resending(chores);
    private volatile boolean running;

    RecordStore(
            MongoDatabase database,
            RecordsProperties properties,
            BrokerProperties broker,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry registry,
            String service) {
        this.database = database;
        this.properties = properties;
        this.broker = broker;
        this.clock = clock;
        this.random = random;
        this.registry = registry;
        this.service = service;
        this.log = new EventLog(broker, service);
        this.book = new WriterBook(database);
    }

    /// To be called while the application context is built, once for each type.
    public <T> Records<T> open(RecordType<T> type) {
        Records<T> records = new Records<>(type, this, database);
        opened.add(records);
        RecordMeters.backlog(registry, records);
        return records;
    }

    /// Whether collections, indexes and writers are in place.
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    void awaitReady() {
        try {
            if (!ready.await(READY_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreUnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(e);
        }
    }

    @Override
    public void start() {
        running = true;
        log.prepare();
        Thread.ofVirtual().name("records-preparing").start(this::prepareUntilDone);
    }

    private void prepareUntilDone() {
        while (running) {
            try {
                opened.forEach(this::createIndexes);
                opened.forEach(Records::enter);
                ready.countDown();
                if (running) {
                    startChores();
                }
                return;
            } catch (MongoCommandException e) {
                LOG.error("the store refuses what is prepared: {}", e.getErrorCodeName());
            } catch (MongoException e) {
                LOG.warn("the store does not answer yet: {}", e.getClass().getSimpleName());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PREPARE_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startChores() {
        var _ = chores.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        long pause = properties.sweeperAge().toMillis() / 3;
        for (Records<?> records : opened) {
            Sweeper sweeper = new Sweeper(records, book, properties.sweeperAge());
            var _ = chores.scheduleWithFixedDelay(sweeper, pause, pause, TimeUnit.MILLISECONDS);
            ReadBack readBack = new ReadBack(records, broker, service);
            readBacks.add(readBack);
            readBack.start();
        }
    }

    /// Writes down how far each writer is on the log, which is also its sign of life.
    private void beat() {
        for (Records<?> records : opened) {
            try {
                if (records.writer().isEntered() && !book.beat(records.writer())) {
                    // We were away so long that our writer was forgotten.
                    records.retire();
                }
            } catch (MongoException e) {
                LOG.warn(
                        "no sign of life written, the store does not answer: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    private void createIndexes(Records<?> records) {
        RecordType<?> type = records.type();
        var collection = database.getCollection(type.collection());
        collection.createIndex(Indexes.ascending("scope", "_id"), new IndexOptions().name("scope"));
        collection.createIndex(Indexes.ascending("mark.w", "mark.s"), new IndexOptions().name("mark"));
        collection.createIndex(
                Indexes.ascending("keys"),
                new IndexOptions().name("keys").unique(true).sparse(true));
        collection.createIndex(
                Indexes.ascending("created.key"),
                new IndexOptions().name("created").unique(true).sparse(true));
        for (RecordType.Index index : type.indexes()) {
            collection.createIndex(
                    Indexes.ascending(index.fields()),
                    new IndexOptions().name(index.name()).unique(index.unique()).sparse(index.unique()));
        }
    }

    Writer newWriter(RecordType<?> type) {
        return new Writer(
                RecordId.random(clock, random).value() + "-" + type.topic().type(),
                properties.sweeperAge().dividedBy(PULSES));
    }

    long published(String writer) {
        return book.published(writer);
    }

    void enter(Writer writer, RecordType<?> type) {
        book.enter(writer, type);
        writer.entered();
    }

    Instant now() {
        return clock.instant();
    }

    EventLog log() {
        return log;
    }

    int backlogMax() {
        return properties.backlogMax();
    }

    RecordMeters meters(RecordType<?> type) {
        return new RecordMeters(registry, type.topic().type());
    }

    Resending resending() {
        return resending;
    }

    @Override
    public void stop() {
        running = false;
        readBacks.forEach(ReadBack::stop);
        chores.shutdown();
        log.close();
        if (isReady()) {
            beat();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Stops after whatever takes requests and before the client of the store.
    @Override
    public int getPhase() {
        return 0;
    }
}
