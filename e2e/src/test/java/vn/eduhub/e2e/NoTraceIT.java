package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.e2e.Api.Answer;

/// People who are registered, changed, refused, looked at and sent in files leave their names and numbers where records
/// are, and nowhere else. All of them are invented, with names that stand in no other test.
class NoTraceIT {

    private static final String NUMBER_OF_CHILD = "001316907641";
    private static final String NUMBER_IN_FILE = "001316907652";
    private static final String NUMBER_REFUSED = "001316907663";
    private static final Set<String> NUMBERS = Set.of(NUMBER_OF_CHILD, NUMBER_IN_FILE, NUMBER_REFUSED);

    private static final Set<String> NAMES = Set.of(
            "Quỳnhxoan",
            "Diễmzuya",
            "Hạzuyên",
            "Phượngxeo",
            "Thiệnzoa",
            "Bíchxuya",
            "Zoanxuy",
            "Quỳnhxoan1",
            "Xuynzoe");

    /// What all of them are, by the name of the group: its code, 51, would be found everywhere.
    private static final String ETHNICITY = "Pu Péo";

    /// Of those people, as they are written in requests and files.
    private static final Set<String> BIRTH_DATES = Set.of("2016-02-17", "2016-11-29", "1983-08-23");

    /// What lies nowhere in the open, not even in records.
    private static final Trace SEALED = Trace.inEveryForm(
            Stream.concat(NUMBERS.stream(), Stream.of(ETHNICITY)).toList());

    private static final List<Answer> ANSWERS = new ArrayList<>();
    /// What the launcher said when the keys were changed.
    private static final List<String> ROTATED = new ArrayList<>();

    private static TheHub hub;
    private static Api school;
    private static Map<String, String> kept;
    /// Registered under the new key.
    private static String youngest = "";

    @BeforeAll
    static void everythingThatCanBeDoneWithPeople() {
        hub = TheHub.up();
        school = new Api(hub, "school-demo-1");
        String child = registered();
        changed(child);
        refused(child);
        reviewed();
        sentInAFile();
        registeredWhileTheBrokerIsAway();
        keysChanged();
        kept = hub.storedAsJson();
    }

    private static Answer noted(Answer answer) {
        ANSWERS.add(answer);
        return answer;
    }

    private static String child(String name, String birthDate, String mother, String more) {
        return """
                {"fullName":"%s","birthDate":"%s","sex":"02","motherName":"%s","ethnicity":"Pu Péo"%s,
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(name, birthDate, mother, more, Units.SCHOOL_1);
    }

    private static String withNumber(String number) {
        return ",\"personalNumber\":\"" + number + "\"";
    }

    private static String registered() {
        Answer created = noted(school.post(
                "/v1/learners",
                child("Vương Thị Quỳnhxoan", "2016-02-17", "Khuất Thị Diễmzuya", withNumber(NUMBER_OF_CHILD))));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        Answer teacher = noted(school.post("/v1/teachers", """
                {"fullName":"Vương Văn Thiệnzoa","birthDate":"1983-08-23","sex":"01","motherName":"Khuất Thị Bíchxuya",
                 "ethnicity":"Pu Péo","assignment":{"school":"%s","schoolYear":"2026-2027","group":"03"}}""".formatted(Units.SCHOOL_1)));
        assertThat(teacher.status()).as(teacher.toString()).isEqualTo(201);
        return created.json().path("educationId").asString();
    }

    private static void changed(String child) {
        String path = "/v1/learners/" + child;
        Answer changed = noted(school.patch(path, "{\"motherName\":\"Khuất Thị Hạzuyên\"}", "If-Match", "\"1\""));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        for (String client : List.of("ministry-admin", "steward", "auditor", "department-01", "department-79")) {
            noted(new Api(hub, client).get(path));
        }
        noted(new Api(hub, "steward").get("/v1/persons/" + child));
    }

    private static void refused(String child) {
        String path = "/v1/learners/" + child;
        noted(school.patch(path, "{\"motherName\":\"Khuất Thị Phượngxeo\"}", "If-Match", "\"1\""));
        noted(school.patch(path, "{\"Phượngxeo\":\"Phượngxeo\",\"sex\":\"Phượngxeo\"}", "If-Match", "\"2\""));
        noted(school.post("/v1/learners", child("Quỳnhxoan1", "2016-02-17", "Diễmzuya", "")));
        noted(school.post("/v1/learners", child("Vương Thị Quỳnhxoan", "2015-02-17", "", withNumber(NUMBER_REFUSED))));
        noted(school.post("/v1/learners", "{\"fullName\":\"Vương Thị Quỳnhxoan\",\"birthDate\":20160217x"));
        noted(school.post("/v1/learners", "{\"fullName\":{\"Quỳnhxoan\":1},\"birthDate\":[\"2016-02-17\"]}"));
        noted(school.get("/v1/learners?limit=" + NUMBER_REFUSED));
        noted(school.get("/v1/learners?school=" + NUMBER_REFUSED + "&asKnownOn=" + NUMBER_REFUSED));
        noted(school.get("/v1/learners/" + NUMBER_REFUSED));
        noted(school.get("/v1/nowhere/" + NUMBER_REFUSED));
        // No client sends these brackets; the container says so in its log, once in its life.
        assertThat(RawRequest.answerToHead(
                        URI.create(hub.gateway()).getPort(), "/v1/learners?number[]=" + NUMBER_REFUSED, "none", 0))
                .startsWith("HTTP/1.1 400");
        noted(school.exchange(
                "POST",
                "/v1/learners",
                BodyPublishers.ofString(child("Vương Thị Quỳnhxoan", "2016-02-17", "Khuất Thị Diễmzuya", "")),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + NUMBER_REFUSED));
        noted(new Api(hub, "ministry-admin")
                .post("/v1/learners", child("Vương Thị Quỳnhxoan", "2016-02-17", "Khuất Thị Diễmzuya", "")));
    }

    /// Another name under a number that is held.
    private static void reviewed() {
        Answer review = noted(school.post(
                "/v1/learners",
                child("Lý Thị Zoanxuy", "2016-11-29", "Khuất Thị Xuynzoe", withNumber(NUMBER_OF_CHILD))));
        assertThat(review.status()).as(review.toString()).isEqualTo(202);
        noted(new Api(hub, "steward").get("/v1/reviews?limit=5000"));
    }

    private static void sentInAFile() {
        Intake intake = new Intake(new Api(hub, "department-01"));
        String metadata = ",metadata.motherName,metadata.personalNumber,metadata.ethnicity";
        byte[] zip = RosterPackage.bulk()
                .schoolWithClass("trace-school", "trace-class")
                .users(
                        metadata,
                        user("trace-1", "Zoanxuy", "Khuất Thị Xuynzoe," + NUMBER_IN_FILE + "," + ETHNICITY),
                        user("trace-2", "Quỳnhxoan1", "Khuất Thị Xuynzoe," + NUMBER_REFUSED + "9,99"),
                        user("trace-3", "Bíchxuya", "Khuất Thị Xuynzoe,," + ETHNICITY))
                .file("roles", RosterPackage.ROLES, role("trace-1"), role("trace-2"), role("trace-3"))
                .file(
                        "demographics",
                        RosterPackage.DEMOGRAPHICS,
                        "trace-1,,,2016-11-29,female,,,,,,,,,,,",
                        "trace-2,,,2016-11-31,female,,,,,,,,,,,")
                .file(
                        "enrollments",
                        RosterPackage.ENROLMENTS,
                        enrolment("trace-1"),
                        enrolment("trace-2"),
                        enrolment("trace-3"))
                .zip();
        String job = intake.send(zip);
        var ended = intake.finished(job, Duration.ofMinutes(2));
        assertThat(ended.path("rows").path("rejected").asLong())
                .as(ended.toString())
                .isPositive();
        assertThat(ended.path("rows").path("review").asLong())
                .as(ended.toString())
                .isPositive();
        assertThat(intake.recordId(job, "users.csv", "trace-1")).isNotEmpty();
    }

    private static String user(String id, String given, String metadata) {
        return id + ",,,true," + id + ",," + given + ",Lý,Thị,,,,,,05,,,,,,trace-school,," + metadata;
    }

    private static String role(String user) {
        return user + "-role,,," + user + ",primary,student,2026-09-05,,trace-school,";
    }

    private static String enrolment(String user) {
        return user + "-enrolment,,,trace-class,trace-school," + user + ",student,true,2026-09-05,";
    }

    private static void registeredWhileTheBrokerIsAway() {
        hub.signal("broker", "STOP");
        try {
            Answer stored = noted(
                    school.post("/v1/learners", child("Vương Thị Hạzuyên", "2016-11-29", "Khuất Thị Diễmzuya", "")));
            assertThat(stored.status()).as(stored.toString()).isEqualTo(201);
        } finally {
            hub.signal("broker", "CONT");
        }
    }

    /// Calls of the launcher as a person types them; the hub goes on meanwhile.
    private static void keysChanged() {
        String before = seals();
        ROTATED.add(done("keys", "rotate"));
        assertThat(seals()).isNotEqualTo(before);
        Answer after =
                noted(school.post("/v1/learners", child("Vương Thị Zoanxuy", "2016-11-29", "Khuất Thị Diễmzuya", "")));
        assertThat(after.status()).as(after.toString()).isEqualTo(201);
        youngest = after.json().path("educationId").asString();
        ROTATED.add(done("keys", "reseal"));
        ROTATED.add(done("keys", "reseal"));
    }

    private static String done(String... words) {
        TheHub.Said said = hub.run(words);
        assertThat(said.exitCode()).as(said.output()).isZero();
        return said.output();
    }

    private static Trace everyWord() {
        return Trace.inEveryForm(Stream.of(NAMES, NUMBERS, BIRTH_DATES, Set.of(ETHNICITY))
                .flatMap(Set::stream)
                .toList());
    }

    private static final String OTHER_FORMS = "zoanxui diêmzuya4 Thi\\u1ec7nzoa Ph%C6%B0%E1%BB%A3ngxeo pu peo";

    @Test
    void noLogHoldsAWordOfAnybody() throws IOException {
        Path logs = hub.home().resolve("logs");
        assertThat(everyWord().inFiles(logs)).isEmpty();

        // That it is looked for in the right place, and would be found.
        assertThat(new Trace(Set.of("Started LearnerRegistryApplication")).inFiles(logs))
                .isNotEmpty();
        Path planted = Files.writeString(
                logs.resolve("planted.log"), "WARN cannot store Quỳnhxoan of 2016-02-17, " + OTHER_FORMS + "\n");
        try {
            assertThat(everyWord().inFiles(logs))
                    .containsExactlyInAnyOrder(
                            "planted.log: 2016-02-17",
                            "planted.log: " + asBytes("Quỳnhxoan"),
                            "planted.log: zoanxui",
                            "planted.log: " + asBytes("diêmzuya4"),
                            "planted.log: Thi\\u1ec7nzoa",
                            "planted.log: Ph%C6%B0%E1%BB%A3ngxeo",
                            "planted.log: pu peo");
        } finally {
            Files.delete(planted);
        }
    }

    private static String asBytes(String word) {
        return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void noMeterNoTopicAndNoGroupIsNamedAfterAnybody() {
        Map<String, String> meters = hub.meters();
        assertThat(meters).hasSizeGreaterThanOrEqualTo(7);
        meters.forEach((service, text) -> {
            assertThat(text).as(service).contains("jvm_memory_used_bytes");
            assertThat(everyWord().in(service, text)).isEmpty();
        });
        String names = String.join("\n", hub.topicsAndGroups());
        assertThat(names).contains(Topic.LEARNER.topicName(), "learner-registry.learner.read-back");
        assertThat(everyWord().in("broker", names)).isEmpty();
    }

    /// What is asked for may be told; what is refused is not repeated.
    @Test
    void noRefusalRepeatsWhatWasSaid() {
        List<Answer> refusals =
                ANSWERS.stream().filter(answer -> answer.status() >= 400).toList();
        assertThat(refusals).hasSizeGreaterThan(10);
        Set<String> words = new TreeSet<>(NAMES);
        // A field nobody knows is named by its pointer, as the caller wrote it.
        words.remove("Phượngxeo");
        words.addAll(NUMBERS);
        words.addAll(BIRTH_DATES);
        words.add(ETHNICITY);
        refusals.forEach(refusal -> assertThat(Trace.inEveryForm(words)
                        .in("refusal", refusal.response().body()))
                .as(refusal.toString())
                .isEmpty());
    }

    @Test
    void theStoreHoldsNoNumberAndNoEthnicityInTheOpen() {
        assertThat(kept).containsKeys("learner_registry.learners", "identity_service.persons", "audit.blocks");
        kept.forEach((collection, documents) -> {
            assertThat(SEALED.in(collection, documents)).isEmpty();
            assertThat(documents).as(collection).doesNotContain("\"ethnicity\"", "thnicity\\\"");
        });
        // The dump is one of the people looked for, and unpacked.
        assertThat(kept.get("exchange_service.batches")).contains("trace-1");
        assertThat(kept.get("learner_registry.learners")).contains("Quỳnhxoan", "\"sensitive\"");
        assertThat(kept.get("identity_service.persons")).contains("Quỳnhxoan", "\"personalNumber\"");
    }

    /// Names stand in records and in what registries and identity-service keep of them; nowhere else.
    @Test
    void namesLieOnlyWhereRecordsAre() {
        Trace names = Trace.inEveryForm(NAMES);
        Set<String> records = Set.of(
                "learner_registry.learners",
                "learner_registry.learner_history",
                "teacher_registry.teachers",
                "teacher_registry.teacher_history",
                "identity_service.persons",
                "identity_service.person_history",
                "identity_service.reviews",
                "identity_service.review_history");
        kept.forEach((collection, documents) -> {
            if (!records.contains(collection)) {
                assertThat(names.in(collection, documents)).isEmpty();
            }
        });
        assertThat(everyWord().inFiles(hub.home().resolve("spool"))).isEmpty();
    }

    @Test
    void theLogOfEventsHoldsNoNumberAndNoEthnicityInTheOpen() {
        Map<String, String> topics = hub.eventsAsText();
        assertThat(topics.get(Topic.LEARNER.topicName())).contains("Quỳnhxoan", "\"sensitive\"");
        assertThat(topics.get(Topic.PERSON.topicName())).contains("Quỳnhxoan", "\"personalNumber\"");
        topics.forEach((topic, events) -> {
            assertThat(SEALED.in(topic, events)).isEmpty();
            assertThat(events).as(topic).doesNotContain("\"ethnicity\"");
        });
        for (Topic topic : List.of(Topic.AUDIT, Topic.FIGURES)) {
            String events = topics.getOrDefault(topic.topicName(), "");
            assertThat(events).as(topic.topicName()).isNotEmpty();
            assertThat(everyWord().in(topic.topicName(), events)).isEmpty();
        }
    }

    @Test
    void keysAreChangedWhileTheHubRuns() {
        assertThat(ROTATED.get(0)).contains("seals from now on");
        assertThat(ROTATED.get(1))
                .contains("keys: learner ", "keys: teacher ", "keys: person ", "keys: review ")
                .contains("keys: learner-guard", "keys: teacher-guard", "keys: person-guard");
        assertThat(ROTATED.get(2).lines().filter(line -> line.contains("looked at")))
                .hasSize(7)
                .allMatch(line -> line.endsWith(" 0 sealed anew"));
        assertThat(school.get("/v1/learners/" + youngest)
                        .json()
                        .path("ethnicity")
                        .asString())
                .isEqualTo("51");
    }

    private static String seals() {
        return done("keys").lines().filter(line -> line.endsWith("seals")).collect(Collectors.joining());
    }
}
