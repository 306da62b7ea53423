package vn.eduhub.reporting.cube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.event.EventHeaders;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.json.HubJson;

class CubeTopologyTest {

    @TempDir
    private Path state;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> learners;
    private TestInputTopic<byte[], byte[]> teachers;
    private TestOutputTopic<String, byte[]> figures;

    @BeforeEach
    void open() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, CubeTopology.APPLICATION_ID);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(
                new CubeTopology(HubJson.TOLERANT, new CubeMeters(meters), Stores::inMemoryKeyValueStore).build(),
                settings,
                Instant.parse("2026-10-01T05:00:00Z"));
        learners = driver.createInputTopic(
                Topic.LEARNER.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
        teachers = driver.createInputTopic(
                Topic.TEACHER.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
        figures = driver.createOutputTopic(
                Topic.FIGURES.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void whateverHappensTheCellsAreThoseOfARecount() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Population population = new Population(random);
        List<RecordBody<?>> sent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            RecordBody<?> next = random.nextInt(4) == 0 ? population.teacherChange(15) : population.learnerChange(40);
            sent.add(next);
            send(next);
            if (random.nextInt(3) == 0) {
                // Sent again, or an old version that comes late.
                send(sent.get(random.nextInt(sent.size())));
            }
        }
        Map<RecordId, SchoolFigures> newest = newestFigures();
        assertThat(Recount.cells(newest.values()))
                .as("seed %d", seed)
                .isEqualTo(new Recount(population.learners(), population.teachers()).cells());
        assertThat(meters.counter("hub.cube.mismatches").count()).isZero();
        assertThat(meters.counter("hub.cube.dropped").count()).isPositive();
    }

    @Test
    void aSchoolThatEveryoneLeftHasNoCells() {
        Population population = new Population(new Random(1));
        RecordBody<?> here = population.learnerChange(1);
        while (newestFigures().isEmpty()) {
            here = population.learnerChange(1);
            send(here);
        }
        send(cancelled(here));
        assertThat(newestFigures().values())
                .isNotEmpty()
                .allSatisfy(school -> assertThat(school.cells()).isEmpty());
    }

    @Test
    void versionsOfASchoolRiseAndTheEnvelopeSaysSo() {
        Population population = new Population(new Random(2));
        for (int i = 0; i < 200; i++) {
            send(population.learnerChange(20));
        }
        Map<String, Long> versions = new TreeMap<>();
        for (TestRecord<String, byte[]> event : figures.readRecordsToList()) {
            SchoolFigures school = HubJson.TOLERANT.readValue(event.value(), SchoolFigures.class);
            Long before = versions.put(event.key(), school.version());
            assertThat(school.version()).isGreaterThan(before == null ? 1L << 40 : before);
            assertThat(school.school().value()).isEqualTo(event.key());
            assertThat(header(event.headers(), EventHeaders.ID)).isEqualTo(event.key() + ":" + school.version());
            assertThat(header(event.headers(), EventHeaders.RECORD_VERSION)).isEqualTo(Long.toString(school.version()));
        }
        assertThat(versions).isNotEmpty();
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheNextEventIsTaken() {
        Population population = new Population(new Random(3));
        RecordBody<?> good = population.learnerChange(1);
        byte[] key = good.recordId().value().getBytes(UTF_8);
        byte[] value = HubJson.TOLERANT.writeValueAsBytes(good);
        learners.pipeInput(key, "{\"recordId\":\"Nguyễn Thị Bưởi\"}".getBytes(UTF_8));
        learners.pipeInput(key, new byte[] {(byte) 0xff, 0});
        learners.pipeInput(key, (byte[]) null);
        learners.pipeInput(null, value);
        learners.pipeInput("someoneelse".getBytes(UTF_8), value);
        learners.pipeInput(key, "{\"recordId\":\"10000000001\",\"version\":1}".getBytes(UTF_8));
        send(good);

        var letters = driver.createOutputTopic(
                        Topic.LEARNER.deadLetterName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(letters).hasSize(6);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(header(letter.headers(), VectorProcessor.CAUSE))
                        .contains(" at eduhub.learner.v1-0@")
                        .doesNotContain("Bưởi"));
        assertThat(letters.get(4).value()).isEqualTo(value);
        assertThat(meters.counter("hub.cube.refused").count()).isEqualTo(6);
        assertThat(meters.counter("hub.cube.applied").count()).isEqualTo(1);
    }

    private static RecordBody<?> cancelled(RecordBody<?> body) {
        return new RecordBody<>(
                body.recordId(),
                body.version() + 1,
                body.updatedAt(),
                body.actor(),
                body.cause(),
                true,
                body.scope(),
                body.formerScope(),
                body.keys(),
                body.created(),
                body.intake(),
                body.content());
    }

    private void send(RecordBody<?> body) {
        var topic = body.recordId().value().startsWith("2") ? teachers : learners;
        topic.pipeInput(body.recordId().value().getBytes(UTF_8), HubJson.TOLERANT.writeValueAsBytes(body));
    }

    private Map<RecordId, SchoolFigures> newestFigures() {
        Map<RecordId, SchoolFigures> newest = new TreeMap<>();
        for (byte[] value : figures.readValuesToList()) {
            SchoolFigures school = HubJson.TOLERANT.readValue(value, SchoolFigures.class);
            newest.put(school.school(), school);
        }
        return newest;
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
