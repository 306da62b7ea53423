package vn.eduhub.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.EventHeaders;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Created;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.TopicsForTests;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.WriteOutcome.Duplicate;
import vn.eduhub.platform.record.WriteOutcome.Stale;
import vn.eduhub.platform.record.WriteOutcome.Written;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.store.ClientForTests;

/// Records against a real store and a real broker: what is written is versioned, kept, scoped, and ends on the log.
class RecordsIT {

    private static final RecordId SCHOOL = RecordId.derived("test", "school");
    private static final RecordId DEPARTMENT = RecordId.derived("test", "department");
    private static final Cause TEST = new Cause("test", "rest");

    @TempDir
    static Path folder;

    private static EmbeddedStore store;
    private static EmbeddedBroker broker;
    private static MongoClient client;
    private static BrokerProperties brokerProperties;

    private static int databases;

    private MongoDatabase database;
    private RecordStore recordStore;
    private Records<SchoolClass> classes;
    private final Random random = new Random(20260905);

    @BeforeAll
    static void start() throws Exception {
        store = EmbeddedStore.inMemory();
        broker = EmbeddedBroker.startOpen(folder.resolve("broker"));
        client = ClientForTests.open(store.uri());
        brokerProperties = BrokerProperties.open(broker.bootstrapServers());
        TopicsForTests.make(brokerProperties);
    }

    @AfterAll
    static void stop() {
        client.close();
        broker.close();
        store.close();
    }

    @BeforeEach
    void openRecords() {
        database = client.getDatabase("records_" + databases++);
        recordStore = newProcess();
        classes = recordStore.open(type());
        recordStore.start();
        recordStore.awaitReady();
    }

    @AfterEach
    void closeRecords() {
        recordStore.stop();
    }

    private static RecordType<SchoolClass> type() {
        return RecordType.of(Topic.CLASS, "classes", SchoolClass.class).index("school", "content.school");
    }

    private RecordStore newProcess() {
        return new RecordStore(
                database,
                new RecordsProperties(Duration.ofMillis(1500), 20_000),
                brokerProperties,
                InstantSource.system(),
                random,
                new SimpleMeterRegistry(),
                "records-it-" + databases);
    }

    private static SchoolClass named(String name) {
        return new SchoolClass(name, SCHOOL, new SchoolYear(2026), new Grade("01"));
    }

    private RecordId newId() {
        return RecordId.random(InstantSource.system(), random);
    }

    private Draft<SchoolClass> draft(RecordId id, String name) {
        return Draft.create(id, named(name), TEST).scope(Set.of(SCHOOL, DEPARTMENT), Set.of());
    }

    private RecordBody<SchoolClass> written(WriteOutcome<SchoolClass> outcome) {
        return ((Written<SchoolClass>) outcome).body();
    }

    @Test
    void aRecordComesBackAsItWasWritten() {
        RecordId id = newId();
        Draft<SchoolClass> draft = draft(id, "1A")
                .keys(List.of(new Link("sender|class|1", "print")))
                .created(new Created("client|unit|key-0001", "print"))
                .intake(new RecordBody.IntakeRow("job", 7));

        RecordBody<SchoolClass> body = written(classes.write(draft));

        assertThat(classes.find(id)).contains(body);
        assertThat(body.version()).isEqualTo(1);
        assertThat(classes.findByKeys(List.of("sender|class|1"))).containsExactly(body);
        assertThat(classes.findByCreatedKey("client|unit|key-0001")).contains(body);
        assertThat(classes.findBy("content.school", List.of(SCHOOL.value()))).contains(body);
    }

    @Test
    void whatAChangeReplacesIsKept() {
        RecordId id = newId();
        RecordBody<SchoolClass> first = written(classes.write(draft(id, "1A")));
        RecordBody<SchoolClass> second = written(classes.write(Draft.change(first, named("1B"), TEST)));

        assertThat(second.version()).isEqualTo(2);
        assertThat(classes.version(id, 1)).contains(first);
        assertThat(classes.version(id, 2)).contains(second);
        assertThat(classes.version(id, 3)).isEmpty();
    }

    @Test
    void whoFollowsIsToldOfEveryChangeAndOnceMoreWhenTheyFailed() {
        Set<RecordId> told = ConcurrentHashMap.newKeySet();
        Set<RecordId> failed = ConcurrentHashMap.newKeySet();
        classes.onReadBack(changed -> {
            if (failed.addAll(changed)) {
                throw new IllegalStateException("not this time");
            }
            told.addAll(changed);
        });
        RecordBody<SchoolClass> first = written(classes.write(draft(newId(), "1A")));

        await().atMost(Duration.ofSeconds(20)).until(() -> told.contains(first.recordId()));
        told.clear();
        classes.write(Draft.change(first, named("1B"), TEST));
        await().atMost(Duration.ofSeconds(20)).until(() -> told.contains(first.recordId()));
    }

    @Test
    void whoChangesAnOldVersionIsTold() {
        RecordId id = newId();
        RecordId other = newId();
        RecordBody<SchoolClass> first = written(classes.write(draft(id, "1A")));
        RecordBody<SchoolClass> untouched = written(classes.write(draft(other, "2A")));
        classes.write(Draft.change(first, named("1B"), TEST));

        List<WriteOutcome<SchoolClass>> outcomes = classes.write(
                List.of(Draft.change(first, named("1C"), TEST), Draft.change(untouched, named("2B"), TEST)));

        assertThat(outcomes.get(0)).isEqualTo(new Stale<>(id));
        assertThat(outcomes.get(1)).isInstanceOf(Written.class);
        assertThat(classes.find(id).orElseThrow().content().name()).isEqualTo("1B");
    }

    @Test
    void twoRecordsNeverShareAKey() {
        RecordId id = newId();
        RecordId other = newId();
        List<Link> link = List.of(new Link("sender|class|shared", "print"));
        classes.write(draft(id, "1A").keys(link));

        List<WriteOutcome<SchoolClass>> outcomes =
                classes.write(List.of(draft(other, "1B").keys(link), draft(id, "again"), draft(newId(), "good")));

        assertThat(outcomes.get(0)).isEqualTo(new Duplicate<>(other, "keys"));
        assertThat(outcomes.get(1)).isEqualTo(new Duplicate<>(id, "_id"));
        assertThat(outcomes.get(2)).isInstanceOf(Written.class);
        assertThat(classes.find(other)).isEmpty();
    }

    @Test
    void whatLiesOutsideOfTheReachIsAbsent() {
        RecordId id = newId();
        classes.write(draft(id, "1A"));

        assertThat(classes.find(id, new Reach(DEPARTMENT))).isPresent();
        assertThat(classes.find(id, new Reach(RecordId.derived("test", "elsewhere"))))
                .isEmpty();
    }

    @Test
    void pagesHoldEveryRecordOnce() {
        List<RecordId> ids =
                IntStream.range(0, 25).mapToObj(i -> newId()).sorted().toList();
        classes.write(ids.stream().map(id -> draft(id, "1A")).toList());

        List<RecordId> seen = new ArrayList<>();
        Optional<RecordId> after = Optional.empty();
        do {
            Page<RecordBody<SchoolClass>> page = classes.list(new Reach(SCHOOL), List.of(), after, 10);
            page.items().forEach(body -> seen.add(body.recordId()));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void noUpdateIsLostUnderManyThreads() throws Exception {
        RecordId id = newId();
        classes.write(draft(id, "0"));
        int threads = 16;
        int each = 20;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(executor.submit(() -> IntStream.range(0, each).forEach(i -> countUp(id))));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }

        RecordBody<SchoolClass> last = classes.find(id).orElseThrow();
        assertThat(last.content().name()).isEqualTo(Integer.toString(threads * each));
        assertThat(last.version()).isEqualTo(threads * each + 1);
        for (long version = 1; version <= last.version(); version++) {
            assertThat(classes.version(id, version)).isPresent();
        }
        awaitLastEvents(Map.of(id.value(), last.version()));
    }

    private void countUp(RecordId id) {
        WriteOutcome<SchoolClass> outcome;
        do {
            RecordBody<SchoolClass> base = classes.find(id).orElseThrow();
            int next = Integer.parseInt(base.content().name()) + 1;
            outcome = classes.write(Draft.change(base, named(Integer.toString(next)), TEST));
        } while (!(outcome instanceof Written));
    }

    @Test
    void whatAWriterThatIsGoneLeftBehindIsPublished() {
        RecordId id = newId();
        RecordBody<SchoolClass> body = written(classes.write(draft(id, "1A")));
        leaveBehind(id, 2, "gone-class");

        awaitLastEvents(Map.of(id.value(), body.version() + 1));
        // It may have come there with our own first event, when that had to be sent again.
        await().untilAsserted(() ->
                assertThat(classes.leftBehind("gone-class", 0, 10)).isEmpty());
    }

    /// Whoever is told that something is there must find it on the log, also when its writer died or is another
    /// process.
    @Test
    void whoWaitsForARecordThatAnotherWriterLeftBehindSeesItPublished() {
        RecordId id = newId();
        classes.write(draft(id, "1A"));
        leaveBehind(id, 2, "just-died-class");

        classes.awaitPublished(List.of(id), Duration.ofSeconds(5));

        assertThat(events().stream()
                        .filter(event -> event.key().equals(id.value()))
                        .map(RecordsIT::version))
                .contains(2L);
    }

    @Test
    void anEventThatNobodyCanReadStopsNeitherReadingBackNorAReplica() throws Exception {
        RecordId id = newId();
        RecordReplica<SchoolClass> replica = new RecordReplica<>(Topic.CLASS, SchoolClass.class, brokerProperties);
        replica.start();
        try {
            Map<String, Object> settings = brokerProperties.clientSettings();
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                for (String rubbish : List.of("null", "{}", "[", "7")) {
                    producer.send(new ProducerRecord<>(
                                    Topic.CLASS.topicName(), id.value(), rubbish.getBytes(StandardCharsets.UTF_8)))
                            .get();
                }
            }
            RecordBody<SchoolClass> first = written(classes.write(draft(id, "1A")));
            RecordBody<SchoolClass> second = written(classes.write(Draft.change(first, named("1B"), TEST)));
            awaitLastEvents(Map.of(id.value(), second.version()));
            sendLate(first);

            awaitLastEvents(Map.of(id.value(), second.version()));
            assertThat(replica.catchUp()).isTrue();
            assertThat(replica.find(id)).contains(second);
        } finally {
            replica.stop();
        }
    }

    /// As if another process had stored this version and died before it sent it.
    private void leaveBehind(RecordId id, long version, String writer) {
        database.getCollection("writers")
                .insertOne(new Document("_id", writer)
                        .append("type", "class")
                        .append("published", 0L)
                        .append("beats", 3L));
        database.getCollection("classes")
                .updateOne(
                        new Document("_id", id.value()),
                        new Document(
                                "$set",
                                new Document("version", version)
                                        .append("content.name", "1B")
                                        .append("mark", new Document("w", writer).append("s", 1L))));
    }

    @Test
    void withoutABrokerAWriteIsKeptAndDoesNotWaitForEachEvent() {
        BrokerProperties nobody = BrokerProperties.open("127.0.0.1:1");
        RecordStore process = new RecordStore(
                client.getDatabase("brokerless"),
                new RecordsProperties(Duration.ofSeconds(15), 1_000),
                nobody,
                InstantSource.system(),
                random,
                new SimpleMeterRegistry(),
                "brokerless");
        Records<SchoolClass> records = process.open(type());
        process.start();
        process.awaitReady();
        try {
            List<Draft<SchoolClass>> drafts =
                    IntStream.range(0, 40).mapToObj(i -> draft(newId(), "1A")).toList();

            // Forty waits of three seconds one after the other would be two minutes.
            List<WriteOutcome<SchoolClass>> outcomes =
                    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> records.write(drafts));

            assertThat(outcomes).allMatch(outcome -> outcome instanceof Written);
            assertThat(records.backlogSize()).isEqualTo(40);
        } finally {
            process.stop();
        }
    }

    /// By a process that has just signed on.
    private static void sendLate(RecordBody<SchoolClass> version) {
        AtomicReference<Boolean> onLog = new AtomicReference<>();
        try (EventLog late = new EventLog(brokerProperties, "late")) {
            await().until(() -> late.send(Topic.CLASS, version, onLog::set));
        }
        assertThat(onLog).hasValue(true);
    }

    @Test
    void aLateSendThatLandsLastIsPutRight() {
        RecordId id = newId();
        RecordBody<SchoolClass> first = written(classes.write(draft(id, "1A")));
        RecordBody<SchoolClass> second = written(classes.write(Draft.change(first, named("1B"), TEST)));
        awaitLastEvents(Map.of(id.value(), second.version()));

        // A paused process wakes up and sends the version it had in hand.
        sendLate(first);

        awaitLastEvents(Map.of(id.value(), second.version()));
        List<Long> versions = events().stream()
                .filter(event -> event.key().equals(id.value()))
                .map(RecordsIT::version)
                .toList();
        assertThat(versions).contains(1L, 2L).endsWith(2L);
        assertThat(versions.lastIndexOf(2L)).isGreaterThan(versions.lastIndexOf(1L));
    }

    @Test
    void aStoreThatIsGoneIsSaidSo() throws Exception {
        EmbeddedStore other = EmbeddedStore.inMemory();
        try (MongoClient doomed = ClientForTests.open(other.uri())) {
            RecordStore process = new RecordStore(
                    doomed.getDatabase("doomed"),
                    new RecordsProperties(Duration.ofSeconds(15), 100),
                    brokerProperties,
                    InstantSource.system(),
                    random,
                    new SimpleMeterRegistry(),
                    "doomed");
            Records<SchoolClass> records = process.open(type());
            process.start();
            process.awaitReady();
            records.write(draft(newId(), "1A"));
            other.close();

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> records.write(draft(newId(), "1B")));
            process.stop();
        }
    }

    private void awaitLastEvents(Map<String, Long> expected) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, Long> last = new HashMap<>();
            events().forEach(event -> last.put(event.key(), version(event)));
            assertThat(last).containsAllEntriesOf(expected);
        });
    }

    private static long version(ConsumerRecord<String, byte[]> event) {
        return Long.parseLong(new String(
                event.headers().lastHeader(EventHeaders.RECORD_VERSION).value(), StandardCharsets.US_ASCII));
    }

    private static List<ConsumerRecord<String, byte[]>> events() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                brokerProperties.clientSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.CLASS.partitions())
                    .mapToObj(p -> new TopicPartition(Topic.CLASS.topicName(), p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (event.headers().lastHeader(EventHeaders.RECORD_VERSION) != null) {
                        events.add(event);
                    }
                });
            }
            return events;
        }
    }
}
