package vn.eduhub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.contracts.person.Verdict.Kind;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.record.Records;

/// The running service over HTTP, with an embedded store and a real broker.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = AutowireMode.ALL)
class IdentityServiceIT {

    private static final RecordId MINISTRY = Institutions.MINISTRY;
    private static final RecordId HANOI = RecordId.derived("institution", "department:01");
    private static final RecordId HUE = RecordId.derived("institution", "department:46");
    private static final RecordId LOTUS = RecordId.derived("institution", "school:lotus");
    private static final LocalDate BIRTHDAY = LocalDate.of(2016, 9, 5);
    private static final AtomicInteger SERIAL = new AtomicInteger(100_000);

    private static HubAround hub;

    private final Door door;
    private final Records<Person> persons;
    private final Institutions institutions;

    IdentityServiceIT(Environment environment, Records<Person> persons, Institutions institutions) {
        this.door = new Door(hub.issuer(), environment.getRequiredProperty("local.server.port", Integer.class));
        this.persons = persons;
        this.institutions = institutions;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        hub.settings(registry);
    }

    @BeforeAll
    static void start() throws Exception {
        hub = HubAround.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theSameQuestionGetsTheSamePersonAndChangesNothing() {
        Applicant an = girl("Nguyễn Thị Bình An");

        Verdict first = door.resolve(an);
        Verdict again = door.resolve(an);

        assertThat(first.kind()).isEqualTo(Kind.NEW);
        assertThat(again.kind()).isEqualTo(Kind.KNOWN);
        assertThat(again.educationId()).isEqualTo(first.educationId());
        RecordBody<Person> stored = person(first);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.cause()).isEqualTo("resolution exact-1.1: nobody-alike");
        assertThat(stored.actor()).isEqualTo("learner-registry");
        assertThat(stored.scope()).containsExactly(MINISTRY);
    }

    @Test
    void fiftyAtOnceWithoutNumberEndInOnePerson() throws Exception {
        Applicant one = girl("Nguyễn Thị Đồng Thời");

        assertOnePerson(atOnce(50, i -> withRef(one, "at-once-" + i)));
    }

    @Test
    void fiftyAtOnceWithTheNumberEndInOnePerson() throws Exception {
        Applicant one = numbered(girl("Nguyễn Thị Cùng Lúc"), "003316100001");

        assertOnePerson(atOnce(50, i -> withRef(one, "numbered-" + i)));
    }

    @Test
    void fiftyAtOnceSomeWithTheNumberEndInOnePersonWhoHasIt() throws Exception {
        Applicant one = girl("Nguyễn Thị Một Nửa");

        List<Verdict> verdicts =
                atOnce(50, i -> withRef(i % 2 == 0 ? one : numbered(one, "003316100002"), "half-" + i));

        assertOnePerson(verdicts);
        assertThat(person(verdicts.getFirst()).content().numberKeys()).hasSize(1);
    }

    @Test
    void fiftyAtOnceUnderOneRefEndInOnePerson() throws Exception {
        Applicant one = girl("Nguyễn Thị Gửi Lại");

        assertOnePerson(atOnce(50, _ -> one));
    }

    @Test
    void namesakesOfDifferentMothersAtOnceAreAllDifferentPeople() throws Exception {
        Applicant one = girl("Nguyễn Thị Trùng Tên");

        List<Verdict> verdicts =
                atOnce(20, i -> withRef(withMother(one, "Lê Thị Mẹ " + (char) ('a' + i)), "name-" + i));

        assertThat(verdicts).extracting(Verdict::kind).containsOnly(Kind.NEW);
        assertThat(verdicts).extracting(Verdict::educationId).doesNotHaveDuplicates();
        assertThat(verdicts.stream().map(v -> person(v).content().slot())).doesNotHaveDuplicates();
    }

    @Test
    void bigBatchesOfTheSamePeopleAtOnceMakeNobodyTwice() throws Exception {
        List<Applicant> town = new ArrayList<>();
        String letters = "abcdeghklmnopqrstuvx";
        for (int i = 0; i < 200; i++) {
            town.add(girl("Phạm Thị " + letters.charAt(i % 20) + " " + letters.charAt(i / 20)));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Verdict>>> asking = new ArrayList<>();
            for (int sender = 0; sender < 6; sender++) {
                String prefix = "town-" + sender + "-";
                List<Applicant> batch = new ArrayList<>();
                for (int i = 0; i < town.size(); i++) {
                    batch.add(withRef(town.get(i), prefix + i));
                }
                asking.add(threads.submit(() -> door.resolve(batch)));
            }
            Set<List<@Nullable EducationId>> answers = new HashSet<>();
            int made = 0;
            for (Future<List<Verdict>> asked : asking) {
                List<Verdict> verdicts = asked.get();
                made += (int)
                        verdicts.stream().filter(v -> v.kind() == Kind.NEW).count();
                answers.add(verdicts.stream().map(Verdict::educationId).toList());
            }

            assertThat(answers).hasSize(1);
            assertThat(answers.iterator().next()).hasSize(200).doesNotHaveDuplicates();
            assertThat(made).isEqualTo(200);
        }
    }

    @Test
    void twinsAreTwo() {
        Verdict lan = door.resolve(girl("Trương Thị Lan"));
        List<Verdict> both = door.resolve(List.of(girl("Trương Thị Lan"), girl("Trương Thị Huệ")));

        assertThat(both).extracting(Verdict::kind).containsExactly(Kind.KNOWN, Kind.NEW);
        assertThat(both.getFirst().educationId()).isEqualTo(lan.educationId());
        assertThat(both.getLast().educationId()).isNotEqualTo(lan.educationId());
    }

    @Test
    void rowsOfOneBatchSeeEachOther() {
        Applicant hoa = girl("Đặng Thị Hòa");
        Applicant sameElsewhere = withRef(withName(hoa, "ĐẶNG  thị hoà"), "batch-2");
        Applicant otherMother = withRef(withMother(hoa, "Cao Thị Sen"), "batch-3");
        Applicant withNumber = withRef(numbered(hoa, "003316100003"), "batch-4");
        Applicant sameNumber = withRef(numbered(withMother(hoa, "Trần Hà"), "003316100003"), "batch-5");

        List<Verdict> verdicts = door.resolve(List.of(hoa, sameElsewhere, otherMother, withNumber, sameNumber, hoa));

        assertThat(verdicts)
                .extracting(Verdict::kind)
                .containsExactly(Kind.NEW, Kind.KNOWN, Kind.NEW, Kind.KNOWN, Kind.KNOWN, Kind.KNOWN);
        EducationId first = verdicts.getFirst().educationId();
        assertThat(verdicts)
                .extracting(Verdict::educationId)
                .containsExactly(first, first, verdicts.get(2).educationId(), first, first, first);
        RecordBody<Person> stored = person(verdicts.getFirst());
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.cause())
                .isEqualTo("resolution exact-1.1: nobody-alike, same-mother, number-attached, same-number");
    }

    @Test
    void aNumberThatComesLaterIsAttachedAndSealed() {
        Applicant before = girl("Hồ Thị Về Sau");
        Verdict first = door.resolve(before);

        Verdict later = door.resolve(withRef(numbered(before, "003316100004"), "later"));
        Verdict byNumberAlone = door.resolve(withRef(withMother(numbered(before, "003316100004"), null), "alone"));
        Verdict stolen = door.resolve(numbered(girl("Hồ Thị Khác Hẳn"), "003316100004"));

        assertThat(later.educationId()).isEqualTo(first.educationId());
        assertThat(byNumberAlone.educationId()).isEqualTo(first.educationId());
        assertThat(stolen.kind()).isEqualTo(Kind.REVIEW);
        assertThat(stolen.reason()).isEqualTo("number-held-by-another");
        RecordBody<Person> stored = person(first);
        assertThat(stored.content().personalNumber()).isNotNull();
        assertThat(HubJson.TOLERANT.writeValueAsString(stored)).doesNotContain("003316100004");
        HttpResponse<String> view = door.get("/v1/persons/" + stored.recordId(), MINISTRY, "steward", Map.of());
        assertThat(view.statusCode()).isEqualTo(200);
        JsonNode json = HubJson.TOLERANT.readTree(view.body());
        assertThat(json.required("personalNumberHeld").asBoolean()).isTrue();
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "educationId",
                        "fullName",
                        "birthDate",
                        "sex",
                        "motherName",
                        "personalNumber",
                        "personalNumberHeld",
                        "verification",
                        "updatedAt");
        assertThat(json.required("personalNumber").asString()).isEqualTo("*********004");
        JsonNode atMinistry =
                HubJson.TOLERANT.readTree(door.get("/v1/persons/" + stored.recordId(), MINISTRY, "ministry", Map.of())
                        .body());
        assertThat(atMinistry.propertyNames()).doesNotContain("motherName", "personalNumber");
        assertThat(atMinistry.required("withheld").values())
                .extracting(JsonNode::asString)
                .containsExactly("FAMILY", "NUMBER");
    }

    @Test
    void aCorrectedNameKeepsTheNumberAndFreesItsOldPlace() {
        Applicant misspelt = girl("Ngô Thị Thuân");
        Verdict first = door.resolve(misspelt);

        Verdict corrected = door.resolve(withName(misspelt, "Ngô Thị Thuận"));
        Verdict elsewhere = door.resolve(withRef(withName(misspelt, "Ngô Thị Thuận"), "elsewhere"));
        Verdict anotherNow = door.resolve(withRef(misspelt, "another-now"));
        Applicant stranger =
                new Applicant(misspelt.ref(), "Vũ Minh Khôi", LocalDate.of(2014, 1, 2), Sex.MALE, null, "Đỗ Thị Na");

        assertThat(corrected.educationId()).isEqualTo(first.educationId());
        assertThat(elsewhere.educationId()).isEqualTo(first.educationId());
        assertThat(anotherNow.kind()).isEqualTo(Kind.NEW);
        assertThat(person(first).content().fullName()).isEqualTo("Ngô Thị Thuận");
        assertThat(door.resolve(stranger).reason()).isEqualTo("linked-person-differs");
        assertThat(door.resolve(new Applicant(
                                "record|" + first.educationId(), "Ngô Thị Thuần", BIRTHDAY, Sex.FEMALE, null, null))
                        .educationId())
                .isEqualTo(first.educationId());
    }

    @Test
    void aCorrectionCountsForTheRowsBehindIt() {
        Applicant misspelt = girl("Ngô Thị Hoài");
        Applicant right = withName(misspelt, "Ngô Thị Hoãi");
        Verdict first = door.resolve(misspelt);

        List<Verdict> verdicts =
                door.resolve(List.of(right, withRef(right, "behind-1"), withRef(misspelt, "behind-2")));

        assertThat(verdicts).extracting(Verdict::kind).containsExactly(Kind.KNOWN, Kind.KNOWN, Kind.NEW);
        assertThat(verdicts.get(1).educationId()).isEqualTo(first.educationId());
        assertThat(verdicts.get(2).educationId()).isNotEqualTo(first.educationId());
    }

    @Test
    void whatContradictsItselfIsRejected() {
        Verdict verdict = door.resolve(numbered(girl("Mai Thị Sai"), "003216100005"));

        assertThat(verdict.kind()).isEqualTo(Kind.REJECTED);
        assertThat(verdict.educationId()).isNull();
        assertThat(verdict.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/personalNumber");
            assertThat(fault.fault()).isEqualTo(Fault.PERSONAL_NUMBER_SEX);
        });
    }

    @Test
    void aReviewIsOneHoweverOftenItIsSentAndIsSeenByThoseAbove() {
        plantTheTree();
        String ref = LOTUS + "|user|review-1";
        Applicant undated = new Applicant(ref, "Quàng Thị Lan", null, Sex.FEMALE, null, "Lò Thị Xuân");

        for (int i = 0; i < 3; i++) {
            Verdict verdict = door.resolve(undated);
            assertThat(verdict.kind()).isEqualTo(Kind.REVIEW);
            assertThat(verdict.reason()).isEqualTo("birth-date-missing");
            assertThat(verdict.educationId()).isNull();
        }

        assertThat(reviewsOf(ref, MINISTRY, "ministry", "open")).singleElement().satisfies(review -> {
            assertThat(review.required("reason").asString()).isEqualTo("birth-date-missing");
            assertThat(review.required("rules").asString()).isEqualTo("exact-1.1");
            assertThat(review.has("candidates")).isTrue();
            assertThat(review.has("personalNumber")).isFalse();
            assertThat(review.has("motherName")).isFalse();
        });
        assertThat(reviewsOf(ref, MINISTRY, "steward", "open"))
                .singleElement()
                .satisfies(review ->
                        assertThat(review.required("motherName").asString()).isEqualTo("Lò Thị Xuân"));
        assertThat(reviewsOf(ref, HANOI, "department", "open"))
                .singleElement()
                .satisfies(review -> assertThat(review.has("candidates")).isFalse());
        assertThat(reviewsOf(ref, HUE, "department", "open")).isEmpty();
        assertThat(door.get("/v1/reviews", LOTUS, "school", Map.of()).statusCode())
                .isEqualTo(403);

        Verdict settled = door.resolve(new Applicant(ref, "Quàng Thị Lan", BIRTHDAY, Sex.FEMALE, null, "Lò Thị Xuân"));

        assertThat(settled.kind()).isEqualTo(Kind.NEW);
        assertThat(reviewsOf(ref, HANOI, "department", "open")).isEmpty();
        assertThat(reviewsOf(ref, HANOI, "department", "settled"))
                .singleElement()
                .satisfies(review -> assertThat(review.required("educationId").asString())
                        .isEqualTo(Objects.requireNonNull(settled.educationId()).digits()));
    }

    @Test
    void reviewsComeInPages() {
        for (int i = 0; i < 5; i++) {
            door.resolve(new Applicant("page|user|" + i, "Lò Thị Trang", null, Sex.FEMALE, null, null));
        }
        Set<String> seen = new HashSet<>();
        String path = "/v1/reviews?limit=2";
        @Nullable String cursor = "";
        while (cursor != null) {
            JsonNode page = HubJson.TOLERANT.readTree(
                    door.get(path + cursor, MINISTRY, "steward", Map.of()).body());
            assertThat(page.required("items").size()).isLessThanOrEqualTo(2);
            page.required("items").forEach(item -> seen.add(item.required("ref").asString()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.required("nextCursor").asString()
                    : null;
        }

        assertThat(seen).contains("page|user|0", "page|user|1", "page|user|2", "page|user|3", "page|user|4");
        assertThat(door.get("/v1/reviews?state=none", MINISTRY, "steward", Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(door.get("/v1/reviews?limit=5001", MINISTRY, "steward", Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(door.get("/v1/reviews?cursor=%7B%22$gt%22:1%7D", MINISTRY, "steward", Map.of())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void oneReviewIsReadByItself() {
        door.resolve(new Applicant("single|user|1", "Lò Thị Trang", null, Sex.FEMALE, null, null));
        String path = "/v1/reviews/" + RecordId.derived("review", "single|user|1");
        HttpResponse<String> read = door.get(path, MINISTRY, "steward", Map.of());

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(HubJson.TOLERANT.readTree(read.body()).required("ref").asString())
                .isEqualTo("single|user|1");
        String tag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(door.get(path, MINISTRY, "steward", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(door.get(path, HANOI, "department", Map.of()).statusCode()).isEqualTo(404);
        assertThat(door.get(path, MINISTRY, "school", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void personsAreReadByTheirNumbers() {
        EducationId one = Objects.requireNonNull(door.resolve(new Applicant(
                        "list|user|1", "Quàng Văn Một", LocalDate.of(2014, 2, 3), Sex.MALE, null, "Lò Thị Xuân"))
                .educationId());
        EducationId other = Objects.requireNonNull(door.resolve(new Applicant(
                        "list|user|2", "Quàng Văn Hai", LocalDate.of(2015, 4, 5), Sex.MALE, null, "Lò Thị Xuân"))
                .educationId());
        String list = "/v1/persons?id=" + one.digits() + "&id=" + other.digits() + "&id="
                + EducationId.of(987_654_321).digits();
        JsonNode found = HubJson.TOLERANT.readTree(
                door.get(list, MINISTRY, "steward", Map.of()).body());

        assertThat(found.required("items")
                        .valueStream()
                        .map(person -> person.required("educationId").asString()))
                .containsExactlyInAnyOrder(one.digits(), other.digits());
        assertThat(door.get(list, MINISTRY, "school", Map.of()).statusCode()).isEqualTo(403);
        assertThat(door.get("/v1/persons", MINISTRY, "steward", Map.of()).body())
                .contains("/id", "required");
        assertThat(door.get("/v1/persons?id=1" + "&id=2".repeat(100), MINISTRY, "steward", Map.of())
                        .body())
                .contains("not-an-identifier", "out-of-range");
    }

    @Test
    void onlyServicesAskAndNotForTooMany() {
        String empty = "{\"applicants\":[]}";
        assertThat(door.post(empty, hub.issuer().token("ministry-admin", MINISTRY.value(), "ministry"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(door.post(empty, hub.issuer().expiredToken("learner-registry", null, "service"))
                        .statusCode())
                .isEqualTo(401);
        String service = hub.issuer().token("learner-registry", null, "service");
        assertThat(door.post(empty, service).statusCode()).isEqualTo(200);
        assertProblem(door.post("{\"applicants\":[],\"extra\":1}", service), 400, "invalid");
        assertProblem(door.post("{\"applicants\":[{\"ref\":\"#x\"}]}", service), 400, "invalid");
        assertProblem(door.post("{\"applicants\":[", service), 400, "malformed-json");
        String many = "{\"ref\":\"r\",\"fullName\":\"Lê Na\"},".repeat(500) + "{\"ref\":\"r\",\"fullName\":\"Lê Na\"}";
        assertProblem(door.post("{\"applicants\":[" + many + "]}", service), 400, "too-many-applicants");
    }

    @Test
    void aPersonIsReadByStewardsOnlyAndAbsentLooksLikeMalformed() {
        String id = Objects.requireNonNull(door.resolve(girl("Tạ Thị Xem")).educationId())
                .digits();
        HttpResponse<String> found = door.get("/v1/persons/" + id, MINISTRY, "ministry", Map.of());

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.headers().firstValue("ETag")).contains("\"1-b\"");
        assertThat(door.get("/v1/persons/" + id, MINISTRY, "ministry", Map.of("If-None-Match", "\"1-b\""))
                        .statusCode())
                .isEqualTo(304);
        assertThat(door.get("/v1/persons/" + id, HANOI, "department", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(door.getWithoutToken("/v1/persons/" + id).statusCode()).isEqualTo(401);
        String absent = EducationId.of(999_999_999).digits();
        for (String path : List.of(absent, "12345", "%7B%22$ne%22:null%7D", "'%20OR%201=1")) {
            assertProblem(door.get("/v1/persons/" + path, MINISTRY, "steward", Map.of()), 404, "not-found");
        }
        assertProblem(door.get("/v1/persons/" + id, HUE, "steward", Map.of()), 404, "not-found");
    }

    @Test
    void aPersonReadsTheirOwnRecordAndNobodyElses() {
        String id = Objects.requireNonNull(door.resolve(girl("Tạ Thị Tự Xem")).educationId())
                .digits();
        String other = Objects.requireNonNull(
                        door.resolve(girl("Tạ Thị Người Khác")).educationId())
                .digits();

        HttpResponse<String> mine = door.getMyself("/v1/me", id);
        assertThat(mine.statusCode()).as(mine.body()).isEqualTo(200);
        assertThat(HubJson.TOLERANT
                        .readTree(mine.body())
                        .required("educationId")
                        .asString())
                .isEqualTo(id);
        assertProblem(door.getMyself("/v1/persons/" + other, id), 403, "no-unit");
        assertProblem(door.get("/v1/me", MINISTRY, "ministry", Map.of()), 403, "token-of-nobody");
        assertProblem(door.getMyself("/v1/me", EducationId.of(999_999_998).digits()), 404, "not-found");
    }

    /// Whoever gives an account chooses its address, and could sign in with it.
    @Test
    void allIsToldOnlyToWhoIsProvenToBeThePerson() {
        String number = "003316100021";
        String id = Objects.requireNonNull(door.resolve(numbered(girl("Tạ Thị Chứng Minh"), number))
                        .educationId())
                .digits();

        for (HttpResponse<String> answer : List.of(
                door.getMyself("/v1/me", id),
                // Whoever linked an identity of their own, or came by a provider that states what anybody likes.
                door.getMyselfBy("vneid", "003316100022", "/v1/me", id),
                door.getMyselfBy("vneid", "", "/v1/me", id),
                door.getMyselfBy("another", number, "/v1/me", id))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode told = HubJson.TOLERANT.readTree(answer.body());
            assertThat(told.propertyNames()).contains("fullName").doesNotContain("motherName", "personalNumber");
            assertThat(told.required("withheld").valueStream().map(JsonNode::asString))
                    .containsExactly("FAMILY", "NUMBER");
        }

        JsonNode all = HubJson.TOLERANT.readTree(
                door.getMyselfBy("vneid", number, "/v1/me", id).body());
        assertThat(all.required("motherName").asString()).isEqualTo("Trần Thị Thu Hà");
        assertThat(all.required("personalNumber").asString()).isEqualTo("*********021");
        assertThat(all.has("withheld")).isFalse();

        // Who else reads their data is nothing that whoever employs them knows anyway.
        String log = "/v1/me/access-log";
        for (HttpResponse<String> refused : List.of(
                door.getMyself(log, id),
                door.getMyselfBy("vneid", "003316100022", log, id),
                door.getMyselfBy("vneid", "", log, id),
                door.getMyselfBy("another", number, log, id))) {
            assertProblem(refused, 403, "not-proven");
        }
        assertThat(HubJson.TOLERANT
                        .readTree(door.getMyselfBy("vneid", number, log, id).body())
                        .required("items")
                        .get(0)
                        .required("action")
                        .asString())
                .isEqualTo("GET /v1/me");

        // Nothing to hold it against proves nothing.
        String unnumbered = Objects.requireNonNull(
                        door.resolve(girl("Tạ Thị Không Số")).educationId())
                .digits();
        assertThat(HubJson.TOLERANT
                        .readTree(door.getMyselfBy("vneid", number, "/v1/me", unnumbered)
                                .body())
                        .has("motherName"))
                .isFalse();
    }

    @Test
    void whoReadWhatIsToldToThePersonAndToAuditors() {
        String number = "003316100039";
        String id = Objects.requireNonNull(
                        door.resolve(numbered(girl("Tạ Thị Nhật Ký"), number)).educationId())
                .digits();
        String path = "/v1/persons/" + id;
        assertThat(door.get(path, MINISTRY, "steward", Map.of("Hub-Purpose", "correction"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.get(path, MINISTRY, "ministry", Map.of("If-None-Match", "\"1-b\""))
                        .statusCode())
                .isEqualTo(304);
        assertProblem(door.get(path, MINISTRY, "steward", Map.of("Hub-Purpose", "curiosity")), 400, "invalid");

        HttpResponse<String> told = door.getMyselfBy("vneid", number, "/v1/me/access-log", id);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        JsonNode items = HubJson.TOLERANT.readTree(told.body()).required("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(1).required("purpose").asString()).isEqualTo("correction");
        assertThat(items.get(1).required("action").asString()).isEqualTo("GET /v1/persons/{educationId}");
        assertThat(items.get(1).required("unit").asString()).isEqualTo(MINISTRY.value());
        assertThat(items.get(1).required("client").asString()).isEqualTo("a-client");
        assertThat(items.get(0).required("purpose").asString()).isEqualTo("administration");

        HttpResponse<String> audited = door.get(path + "/access-log?limit=1", MINISTRY, "auditor", Map.of());
        assertThat(audited.statusCode()).as(audited.body()).isEqualTo(200);
        JsonNode newest = HubJson.TOLERANT.readTree(audited.body()).required("items");
        assertThat(newest.get(0).required("action").asString()).isEqualTo("GET /v1/me/access-log");
        assertThat(newest.get(0).required("officer").asString()).isEqualTo("someone");
        assertProblem(door.get(path + "/access-log", MINISTRY, "steward", Map.of()), 403, "forbidden");
        assertProblem(door.get(path + "/access-log", HUE, "auditor", Map.of()), 404, "not-found");
        String absent = EducationId.of(999_999_999).digits();
        assertProblem(
                door.get("/v1/persons/" + absent + "/access-log", MINISTRY, "auditor", Map.of()), 404, "not-found");
        assertProblem(door.get("/v1/me/access-log", MINISTRY, "school", Map.of()), 403, "token-of-nobody");
        assertThat(door.getWithoutToken("/v1/me/access-log").statusCode()).isEqualTo(401);
    }

    private void assertOnePerson(List<Verdict> verdicts) {
        assertThat(verdicts).extracting(Verdict::kind).containsOnly(Kind.NEW, Kind.KNOWN);
        assertThat(verdicts)
                .extracting(Verdict::educationId)
                .containsOnly(verdicts.getFirst().educationId());
        assertThat(verdicts).filteredOn(verdict -> verdict.kind() == Kind.NEW).hasSizeLessThanOrEqualTo(1);
        Set<String> refs = new HashSet<>();
        verdicts.forEach(verdict -> refs.add(verdict.ref()));
        assertThat(persons.findByKeys(refs))
                .singleElement()
                .satisfies(body ->
                        assertThat(body.keys()).extracting(RecordBody.Link::key).containsAll(refs));
    }

    private List<Verdict> atOnce(int count, IntFunction<Applicant> applicants) throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> asking = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Applicant applicant = applicants.apply(i);
                asking.add(threads.submit(() -> {
                    together.await();
                    return door.resolve(applicant);
                }));
            }
            together.countDown();
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> asked : asking) {
                verdicts.add(asked.get());
            }
            return verdicts;
        }
    }

    private List<JsonNode> reviewsOf(String ref, RecordId unit, String role, String state) {
        HttpResponse<String> answer = door.get("/v1/reviews?limit=5000&state=" + state, unit, role, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode item : HubJson.TOLERANT.readTree(answer.body()).required("items")) {
            if (item.required("ref").asString().equals(ref)) {
                found.add(item);
            }
        }
        return found;
    }

    /// Ministry, two departments, and a school of one of them, as institution-registry would publish them.
    private void plantTheTree() {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, hub.broker().bootstrapServers());
        try (KafkaProducer<String, byte[]> log =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            plant(log, MINISTRY, Institution.Kind.MINISTRY, null);
            plant(log, HANOI, Institution.Kind.DEPARTMENT, MINISTRY);
            plant(log, HUE, Institution.Kind.DEPARTMENT, MINISTRY);
            plant(log, LOTUS, Institution.Kind.SCHOOL, HANOI);
            log.flush();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> institutions.scopeOf(List.of(LOTUS)).contains(MINISTRY));
    }

    private static void plant(
            KafkaProducer<String, byte[]> log, RecordId id, Institution.Kind kind, @Nullable RecordId above) {
        RecordBody<Institution> body = new RecordBody<>(
                id,
                1,
                Instant.EPOCH,
                "test",
                "seed",
                false,
                List.of(id),
                List.of(),
                List.of(),
                null,
                null,
                new Institution(kind, "unit", List.of(), above, null, List.of(), null));
        var _ = log.send(new ProducerRecord<>(
                Topic.INSTITUTION.topicName(), id.value(), HubJson.TOLERANT.writeValueAsBytes(body)));
    }

    private RecordBody<Person> person(Verdict verdict) {
        return persons.find(Objects.requireNonNull(verdict.educationId()).recordId())
                .orElseThrow();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(HubJson.TOLERANT.readTree(answer.body()).required("code").asString())
                .isEqualTo(code);
    }

    /// A girl born on one day, of one mother, under a ref of her own.
    private static Applicant girl(String name) {
        return new Applicant(
                LOTUS + "|user|" + SERIAL.incrementAndGet(), name, BIRTHDAY, Sex.FEMALE, null, "Trần Thị Thu Hà");
    }

    private static Applicant withRef(Applicant a, String ref) {
        return new Applicant(
                LOTUS + "|user|" + ref, a.fullName(), a.birthDate(), a.sex(), a.personalNumber(), a.motherName());
    }

    private static Applicant withName(Applicant a, String name) {
        return new Applicant(a.ref(), name, a.birthDate(), a.sex(), a.personalNumber(), a.motherName());
    }

    private static Applicant withMother(Applicant a, @Nullable String mother) {
        return new Applicant(a.ref(), a.fullName(), a.birthDate(), a.sex(), a.personalNumber(), mother);
    }

    private static Applicant numbered(Applicant a, String number) {
        return new Applicant(a.ref(), a.fullName(), a.birthDate(), a.sex(), new PersonalNumber(number), a.motherName());
    }
}
