package vn.eduhub.platform.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.TopicsForTests;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.record.RecordReplica;

/// The tree as it follows its topic, on a real broker.
class InstitutionsIT {

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static BrokerProperties properties;
    private static KafkaProducer<String, byte[]> producer;
    private static int trees;

    private final Map<RecordId, Long> versions = new HashMap<>();
    private RecordReplica<Institution> replica;
    private Institutions institutions;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.startOpen(folder.resolve("broker"));
        properties = BrokerProperties.open(broker.bootstrapServers());
        TopicsForTests.make(properties);
        producer = new KafkaProducer<>(properties.clientSettings(), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        broker.close();
    }

    @BeforeEach
    void follow() {
        trees++;
        replica = new RecordReplica<>(Topic.INSTITUTION, Institution.class, properties);
        institutions = new Institutions(replica);
        replica.start();
    }

    @AfterEach
    void stop() {
        replica.stop();
    }

    /// Each test has a tree of its own on the one topic.
    private static RecordId id(String name) {
        return RecordId.derived("test", name + trees);
    }

    private void send(String unit, @Nullable String above) throws Exception {
        RecordId id = id(unit);
        RecordBody<Institution> body = new RecordBody<>(
                id,
                versions.merge(id, 1L, Long::sum),
                Instant.EPOCH,
                "test",
                "test",
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                new Institution(Kind.GROUP, unit, List.of(), above == null ? null : id(above), null, List.of(), null));
        producer.send(new ProducerRecord<>(
                        Topic.INSTITUTION.topicName(), id.value(), HubJson.TOLERANT.writeValueAsBytes(body)))
                .get();
        assertThat(replica.catchUp()).isTrue();
    }

    private String below(String top) {
        List<RecordId> found = institutions.below(id(top));
        assertThat(found.getFirst()).isEqualTo(id(top));
        Map<RecordId, String> names = new HashMap<>();
        for (String name : List.of("ministry", "north", "south", "office", "lotus")) {
            names.put(id(name), name);
        }
        assertThat(found).doesNotHaveDuplicates();
        return String.join(" ", new TreeSet<>(found.stream().map(names::get).toList()));
    }

    @Test
    void aUnitThatIsMovedHangsUnderItsNewUnitOnly() throws Exception {
        // A unit may come before the one above it.
        send("lotus", "office");
        send("office", "north");
        send("north", "ministry");
        send("south", "ministry");
        assertThat(below("ministry")).isEqualTo("lotus ministry north office south");
        assertThat(below("north")).isEqualTo("lotus north office");

        send("office", "south");
        assertThat(below("north")).isEqualTo("north");
        assertThat(below("south")).isEqualTo("lotus office south");
        assertThat(institutions.isWithin(id("lotus"), id("south"))).isTrue();
        assertThat(institutions.isWithin(id("lotus"), id("north"))).isFalse();

        send("office", null);
        assertThat(below("ministry")).isEqualTo("ministry north south");
        assertThat(below("office")).isEqualTo("lotus office");
    }

    @Test
    void unitsBelowEachOtherAreWalkedOnce() throws Exception {
        send("north", "south");
        send("south", "north");

        assertThat(below("north")).isEqualTo("north south");
        assertThat(institutions.isWithin(id("north"), id("south"))).isTrue();
        assertThat(institutions.isWithin(id("north"), id("lotus"))).isFalse();
    }
}
