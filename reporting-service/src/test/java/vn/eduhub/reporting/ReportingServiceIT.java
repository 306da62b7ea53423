package vn.eduhub.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.reporting.cube.Population;
import vn.eduhub.reporting.cube.Recount;

/// The running service on a real broker: what it answers equals a recount, whatever came in between.
class ReportingServiceIT {

    private static final RecordId MINISTRY = Institutions.MINISTRY;
    private static final RecordId NORTH = RecordId.derived("institution", "department:01");
    private static final RecordId SOUTH = RecordId.derived("institution", "department:79");
    private static final RecordId COMMUNE = RecordId.derived("institution", "commune:00001");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static LocalHub hub;

    private static final Random RANDOM = new Random();
    private static final Population PEOPLE = new Population(RANDOM);
    private static final List<RecordBody<?>> SENT = new ArrayList<>();

    @BeforeAll
    static void start() {
        hub = new LocalHub(folder);
        unit(MINISTRY, Kind.MINISTRY, null);
        unit(NORTH, Kind.DEPARTMENT, MINISTRY);
        unit(SOUTH, Kind.DEPARTMENT, MINISTRY);
        unit(COMMUNE, Kind.COMMUNE, NORTH);
        unit(Population.SCHOOLS.get(0), Kind.SCHOOL, COMMUNE, Level.PRIMARY);
        unit(Population.SCHOOLS.get(1), Kind.SCHOOL, NORTH, Level.UPPER_SECONDARY);
        unit(Population.SCHOOLS.get(2), Kind.SCHOOL, SOUTH, Level.PRIMARY, Level.LOWER_SECONDARY);
        unit(Population.SCHOOLS.get(3), Kind.SCHOOL, SOUTH, Level.PRESCHOOL);
        await().atMost(PATIENCE)
                .until(() -> hub.get("/actuator/health/readiness", null).statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> ask("?unit=" + Population.SCHOOLS.get(3)).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theAnswerEqualsARecountAlsoAfterAStopInTheMiddle() {
        long seed = RANDOM.nextLong();
        RANDOM.setSeed(seed);
        sendChanges(1_500);
        hub.send(Topic.LEARNER, "10000000001", "not JSON".getBytes(UTF_8));
        hub.stop();
        sendChanges(1_500);
        hub.start();
        sendChanges(1_500);

        Map<RecordId, Set<SchoolFigures.Cell>> expected = new Recount(PEOPLE.learners(), PEOPLE.teachers()).cells();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bySchool()).as("seed %d", seed).isEqualTo(onlyCounts(expected)));
        // What operators watch: told, and nothing once all is taken.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                hub.get("/actuator/prometheus", null).body().lines())
                        .contains("hub_cube_lag_records 0.0"));
        assertThat(byChild(MINISTRY, "LEARNER"))
                .isEqualTo(text(Map.of(
                        NORTH.value(), learners(expected, 0, 1),
                        SOUTH.value(), learners(expected, 2, 3))));
        assertThat(byChild(NORTH, "STAFF")).isEqualTo(northStaff(expected));
        assertThat(total(NORTH, "STAFF") + total(SOUTH, "STAFF")).isEqualTo(total(MINISTRY, "STAFF"));
        assertThat(deadLetters())
                .hasSize(1)
                .allSatisfy(letter -> assertThat(new String(
                                letter.headers().lastHeader("hub_cause").value(), UTF_8))
                        .startsWith("StreamReadException at eduhub.learner.v1-"));
    }

    @Test
    void levelsOfStaffAreThoseOfASchoolThatHasOne() {
        sendChanges(200);
        Map<String, String> levels = new TreeMap<>();
        await().atMost(PATIENCE).until(() -> {
            for (JsonNode row : rows("?by=kind,level,school")) {
                if (row.get("kind").asString().equals("STAFF")) {
                    levels.put(row.get("school").asString(), row.get("level").asString());
                }
            }
            return levels.size() == Population.SCHOOLS.size();
        });
        assertThat(levels)
                .isEqualTo(Map.of(
                        Population.SCHOOLS.get(0).value(), "02",
                        Population.SCHOOLS.get(1).value(), "04",
                        Population.SCHOOLS.get(2).value(), "00",
                        Population.SCHOOLS.get(3).value(), "01"));
    }

    @Test
    void theAnswerSaysWhatItIsAbout() {
        var answer = ask("?unit=" + COMMUNE + "&by=sex,grade&schoolYear=2026-2027");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode json = HubJson.TOLERANT.readTree(answer.body());
        assertThat(json.at("/unit/id").asString()).isEqualTo(COMMUNE.value());
        assertThat(json.at("/unit/name").asString()).isEqualTo("Đơn vị COMMUNE");
        assertThat(json.get("schoolYear").asString()).isEqualTo("2026-2027");
        assertThat(json.get("by").toString()).isEqualTo("[\"grade\",\"sex\"]");
    }

    @Test
    void whatIsOutsideOfReachIsAbsent() {
        String north = hub.token(NORTH, "department");
        String outside =
                problem(hub.get("/v1/reports/counts?unit=" + SOUTH, north).body());
        String nowhere =
                problem(hub.get("/v1/reports/counts?unit=abcdefgh", north).body());
        String above =
                problem(hub.get("/v1/reports/counts?unit=" + MINISTRY, north).body());
        assertThat(outside).isEqualTo(nowhere).isEqualTo(above).contains("\"code\":\"not-found\"");
        assertThat(hub.get("/v1/reports/counts", north).statusCode()).isEqualTo(200);
        assertThat(hub.get("/v1/reports/counts?unit=" + COMMUNE, north).statusCode())
                .isEqualTo(200);
        assertThat(hub.get("/v1/reports/counts", hub.token(MINISTRY, "analyst")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void badQuestionsAreToldAllTheirFaultsAtOnce() {
        var answer = ask("?unit=%7B%22$ne%22:1%7D&by=sex,colour&schoolYear=2026&color=red");
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode json = HubJson.TOLERANT.readTree(answer.body());
        assertThat(json.get("code").asString()).isEqualTo("invalid");
        Map<String, String> faults = new TreeMap<>();
        json.get("errors")
                .forEach(error -> faults.put(
                        error.get("pointer").asString(), error.get("code").asString()));
        assertThat(faults)
                .isEqualTo(Map.of(
                        "/unit", "not-an-identifier",
                        "/by", "unknown-code",
                        "/schoolYear", "not-a-school-year",
                        "/color", "unknown-field"));
        for (String bad : List.of(
                "?unit=';drop%20table", "?unit=.*", "?by=", "?unit=", "?by=kind&by=sex", "?schoolYear=2026-2028")) {
            assertThat(ask(bad).statusCode()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void nobodyAsksWithoutATokenOrARole() {
        assertThat(hub.get("/v1/reports/counts", null).statusCode()).isEqualTo(401);
        assertThat(hub.get("/v1/reports/counts", hub.token(MINISTRY, "service")).statusCode())
                .isEqualTo(403);
    }

    private static void sendChanges(int count) {
        for (int i = 0; i < count; i++) {
            RecordBody<?> next = RANDOM.nextInt(4) == 0 ? PEOPLE.teacherChange(100) : PEOPLE.learnerChange(400);
            SENT.add(next);
            send(next);
            if (RANDOM.nextInt(4) == 0) {
                send(SENT.get(RANDOM.nextInt(SENT.size())));
            }
        }
    }

    private static void send(RecordBody<?> body) {
        hub.send(body.recordId().value().startsWith("2") ? Topic.TEACHER : Topic.LEARNER, body);
    }

    private static void unit(RecordId id, Kind kind, @Nullable RecordId above, Level... levels) {
        hub.send(
                Topic.INSTITUTION,
                LocalHub.body(
                        id, 1, new Institution(kind, "Đơn vị " + kind, List.of(), above, null, List.of(levels), null)));
    }

    private static HttpResponse<String> ask(String query) {
        return hub.get("/v1/reports/counts" + query, hub.token(MINISTRY, "ministry"));
    }

    private static List<JsonNode> rows(String query) {
        JsonNode rows = HubJson.TOLERANT.readTree(ask(query).body()).get("rows");
        return rows == null ? List.of() : List.copyOf(rows.values());
    }

    /// What the service says of every school, as lines of text.
    private static Map<RecordId, Set<String>> bySchool() {
        Map<RecordId, Set<String>> lines = new TreeMap<>();
        for (JsonNode row : rows("?by=kind,grade,sex,schoolYear,school")) {
            lines.merge(
                    new RecordId(row.get("school").asString()),
                    Set.of(String.join(
                            "/",
                            row.get("kind").asString(),
                            row.get("schoolYear").asString(),
                            row.get("grade").asString(),
                            row.get("sex").asString(),
                            row.get("count").asString())),
                    ReportingServiceIT::union);
        }
        return lines;
    }

    private static Map<RecordId, Set<String>> onlyCounts(Map<RecordId, Set<SchoolFigures.Cell>> cells) {
        Map<RecordId, Set<String>> lines = new TreeMap<>();
        cells.forEach((school, ofSchool) -> ofSchool.forEach(cell -> lines.merge(
                school,
                Set.of(String.join(
                        "/",
                        cell.kind().name(),
                        cell.schoolYear().toString(),
                        cell.grade() == null ? "00" : cell.grade().code(),
                        cell.sex() == null ? "00" : cell.sex().code(),
                        Long.toString(cell.count()))),
                ReportingServiceIT::union)));
        return lines;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /// Rows by unit as text, in the order of the answer.
    private static String byChild(RecordId unit, String kind) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode row : rows("?by=kind,unit&unit=" + unit)) {
            if (row.get("kind").asString().equals(kind)) {
                counts.put(row.get("unit").asString(), row.get("count").asLong());
            }
        }
        return text(counts);
    }

    private static long total(RecordId unit, String kind) {
        return rows("?unit=" + unit).stream()
                .filter(row -> row.get("kind").asString().equals(kind))
                .mapToLong(row -> row.get("count").asLong())
                .sum();
    }

    private static long learners(Map<RecordId, Set<SchoolFigures.Cell>> cells, int... schools) {
        return Arrays.stream(schools)
                .mapToLong(school -> sum(cells, school, SchoolFigures.Kind.LEARNER, false))
                .sum();
    }

    /// Under the northern department: the commune counts its school's staff once above it, the school counts its own.
    private static String northStaff(Map<RecordId, Set<SchoolFigures.Cell>> cells) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put(COMMUNE.value(), sum(cells, 0, SchoolFigures.Kind.STAFF, true));
        counts.put(Population.SCHOOLS.get(1).value(), sum(cells, 1, SchoolFigures.Kind.STAFF, false));
        return text(counts);
    }

    private static long sum(
            Map<RecordId, Set<SchoolFigures.Cell>> cells, int school, SchoolFigures.Kind kind, boolean above) {
        return cells.getOrDefault(Population.SCHOOLS.get(school), Set.of()).stream()
                .filter(cell -> cell.kind() == kind)
                .mapToLong(cell -> cell.count() - (above ? cell.elsewhere() : 0))
                .sum();
    }

    private static String text(Map<String, Long> counts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(counts)
                .forEach((unit, count) ->
                        text.append(unit).append('=').append(count).append(' '));
        return text.toString();
    }

    private static String problem(String body) {
        return body.replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static List<ConsumerRecord<String, String>> deadLetters() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", hub.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> letters = List.of(new TopicPartition(Topic.LEARNER.deadLetterName(), 0));
            consumer.assign(letters);
            consumer.seekToBeginning(letters);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return !found.isEmpty();
            });
            return found;
        }
    }
}
