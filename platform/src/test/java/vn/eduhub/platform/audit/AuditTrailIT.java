package vn.eduhub.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.audit.AuditEntry;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.hub.verify.AuditCheck;
import vn.eduhub.local.store.Durability;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.TopicsForTests;
import vn.eduhub.platform.keys.KeysForTests;
import vn.eduhub.platform.keys.SigningKey;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.store.ClientForTests;

/// The trail against a real store and a real broker, and against whoever tampers with it.
class AuditTrailIT {

    private static final Path KEYS = folder("keys");
    private static final RecordId SCHOOL = RecordId.derived("test", "school");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path brokerFolder;

    private static EmbeddedBroker broker;
    private static BrokerProperties brokerProperties;

    private final Random random = new Random(20260905);
    private final Set<String> chains = new HashSet<>();
    private boolean toldSomethingElse;
    private EmbeddedStore store;
    private Path storeFolder;
    private MongoClient client;
    private AuditTrail trail;

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.startOpen(brokerFolder.resolve("broker"));
        brokerProperties = BrokerProperties.open(broker.bootstrapServers());
        TopicsForTests.make(brokerProperties);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() throws Exception {
        storeFolder = folder("store");
        store = EmbeddedStore.open(storeFolder, 0, Durability.PROCESS_KILL);
        client = ClientForTests.open(store.uri());
        trail = newProcess();
    }

    @AfterEach
    void stop() {
        trail.stop();
        client.close();
        store.close();
    }

    private AuditTrail newProcess() {
        SigningKey key = KeysForTests.generated(KEYS).auditKey();
        AuditTrail started = new AuditTrail(
                client,
                key,
                new HeadLog(brokerProperties, key, InstantSource.system()),
                InstantSource.system(),
                random,
                "audit-it");
        started.start();
        return started;
    }

    private RecordId someone() {
        return RecordId.random(InstantSource.system(), random);
    }

    private static AuditEntry entry(String client, RecordId... subjects) {
        return new AuditEntry(
                Instant.parse("2026-09-05T07:00:00Z"),
                client,
                null,
                SCHOOL,
                null,
                "GET /v1/learners/{id}",
                "administration",
                List.of("basic"),
                List.of(subjects),
                "request-1");
    }

    private MongoCollection<Document> blocks() {
        return client.getDatabase(AuditBlock.DATABASE).getCollection(AuditBlock.COLLECTION);
    }

    /// What the check says of the chains that this test has seen; those of other tests are gone with their stores.
    private List<String> faults() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean whole;
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            whole = new AuditCheck(
                            client,
                            Map.of("bootstrap.servers", broker.bootstrapServers()),
                            KEYS.resolve("audit.pub"),
                            out)
                    .agrees();
        }
        blocks().distinct("chain", String.class).into(chains);
        List<String> found = said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> chains.stream().anyMatch(line::contains)
                        || (toldSomethingElse && line.contains("something else")))
                .map(String::strip)
                .toList();
        assertThat(whole && !found.isEmpty())
                .as("faults were told, and that it is whole")
                .isFalse();
        return found;
    }

    @Test
    void whatComesAtOnceGoesIntoFewBlocksAndNothingIsLost() throws Exception {
        List<RecordId> people = new ArrayList<>();
        List<Future<?>> adding = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                RecordId person = someone();
                people.add(person);
                adding.add(threads.submit(() -> trail.add(entry("client-1", person))));
            }
        }
        for (Future<?> each : adding) {
            each.get();
        }

        for (RecordId person : people) {
            assertThat(trail.find(person, Optional.empty(), 10).entries()).containsExactly(entry("client-1", person));
        }
        assertThat(blocks().countDocuments()).isLessThan(250);
        await().atMost(SOON).untilAsserted(() -> assertThat(faults()).isEmpty());
    }

    @Test
    void aPersonsAccessesComeNewestFirstPageByPage() {
        RecordId person = someone();
        for (int i = 0; i < 5; i++) {
            trail.add(entry("client-" + i, person, someone()));
        }

        AuditTrail.Found first = trail.find(person, Optional.empty(), 3);
        AuditTrail.Found second = trail.find(person, first.next(), 3);

        assertThat(first.entries()).extracting(AuditEntry::client).containsExactly("client-4", "client-3", "client-2");
        assertThat(second.entries()).extracting(AuditEntry::client).containsExactly("client-1", "client-0");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void alsoLongListsAreKeptWhole() {
        RecordId[] people = new RecordId[15_000];
        for (int i = 0; i < people.length; i++) {
            people[i] = someone();
        }
        trail.add(entry("client-1", people));

        for (int i : new int[] {0, 5_000, 14_999}) {
            assertThat(trail.find(people[i], Optional.empty(), 9).entries())
                    .singleElement()
                    .satisfies(found -> assertThat(found.subjects()).hasSize(5_000));
        }
    }

    @Test
    void withoutTheStoreNobodyGetsAnythingAndAfterItANewChainBegins() throws Exception {
        trail.add(entry("client-1", someone()));
        int port = store.port();
        store.close();

        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> trail.add(entry("client-1", someone())))
                .satisfies(e -> assertThat(e.error()).isEqualTo(PlatformError.STORE_UNAVAILABLE));

        store = EmbeddedStore.open(storeFolder, port, Durability.PROCESS_KILL);
        RecordId person = someone();
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            trail.add(entry("client-2", person));
            assertThat(trail.find(person, Optional.empty(), 9).entries()).isNotEmpty();
        });
        assertThat(blocks().distinct("chain", String.class)).hasSizeGreaterThan(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(faults()).isEmpty());
    }

    @Test
    void anEditAGapAndACutEndAreFound() {
        for (int i = 0; i < 6; i++) {
            trail.add(entry("client-" + i, someone()));
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(faults()).isEmpty());
        // The head of the last block has to be out before its end is cut off.
        trail.stop();

        Document third = block(2);
        String entries = third.getString("entries");
        blocks().updateOne(
                        Filters.eq("_id", third.getString("_id")),
                        Updates.set("entries", entries.replace("client-2", "client-9")));
        assertThat(faults()).singleElement().asString().contains("block 2", "was edited");

        Document rewritten = AuditBlockDocument.withHash(third, entries.replace("client-2", "client-9"));
        blocks().replaceOne(Filters.eq("_id", third.getString("_id")), rewritten);
        assertThat(faults()).singleElement().asString().contains("block 3", "does not follow the one before it");

        blocks().deleteOne(Filters.eq("_id", third.getString("_id")));
        assertThat(faults()).singleElement().asString().contains("block 3", "a gap");

        blocks().insertOne(third);
        Document last = block(5);
        blocks().deleteOne(Filters.eq("_id", last.getString("_id")));
        assertThat(faults()).singleElement().asString().contains("block 4", "the end was cut off");

        blocks().insertOne(AuditBlockDocument.withHash(last, last.getString("entries") + " "));
        assertThat(faults()).singleElement().asString().contains("block 5", "not the one whose head was signed");

        blocks().updateOne(
                        Filters.eq("_id", block(1).getString("_id")), Updates.set("subjects", List.of("somebodyelse")));
        assertThat(faults()).hasSize(2).anySatisfy(fault -> assertThat(fault).contains("block 1", "not found under"));
    }

    @Test
    void aChainThatIsGoneOrMadeUpAndAnOldHeadAreFound() throws Exception {
        for (int i = 0; i < 3; i++) {
            trail.add(entry("client-" + i, someone()));
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(heads()).isNotEmpty());
        byte[] oldHead = heads().getLast();
        trail.add(entry("client-3", someone()));
        trail.stop();
        assertThat(faults()).isEmpty();
        Document last = block(3);
        String chain = last.getString("chain");

        tell(chain, oldHead);
        assertThat(faults()).singleElement().asString().contains("a head of block 2 came after that of block 3");
        blocks().deleteOne(Filters.eq("_id", last.getString("_id")));
        assertThat(faults()).hasSize(2).anySatisfy(fault -> assertThat(fault).contains("the end was cut off"));

        AuditBlock made = AuditBlock.following(someone(), "made-up", 0, "0".repeat(64), "{}\n");
        blocks().insertOne(new Document("_id", made.id().value())
                .append("chain", made.chain())
                .append("seq", made.seq())
                .append("previous", made.previous())
                .append("entries", made.entries())
                .append("hash", made.hash())
                .append("subjects", List.of()));
        assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("made-up", "no key of audit.pub"));

        blocks().deleteMany(Filters.eq("chain", chain));
        assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains(chain, "is gone"));
        tell(chain, null);
        toldSomethingElse = true;
        assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("something else"));
    }

    /// Those of this test's chains, oldest first.
    private List<byte[]> heads() {
        blocks().distinct("chain", String.class).into(chains);
        List<byte[]> heads = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        TopicPartition partition = new TopicPartition(Topic.AUDIT.topicName(), 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(told -> {
                    if (chains.contains(told.key())) {
                        heads.add(told.value());
                    }
                });
            }
        }
        return heads;
    }

    private static void tell(String chain, byte @Nullable [] head) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.AUDIT.topicName(), chain, head))
                    .get();
        }
    }

    private Document block(int seq) {
        List<Document> chain =
                blocks().find().sort(Sorts.ascending("chain", "seq")).into(new ArrayList<>());
        return Objects.requireNonNull(chain.get(seq));
    }
}
