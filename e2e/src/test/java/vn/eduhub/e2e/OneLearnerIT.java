package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.e2e.Api.Answer;

/// One learner by REST, from the registration to the figure, as a school, its department, the ministry and strangers
/// see it.
class OneLearnerIT {

    private static TheHub hub;
    private static Api school;
    private static Api otherSchool;
    private static Api department;
    private static Api stranger;
    private static Api ministry;
    private static Api analyst;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
        school = new Api(hub, "school-demo-1");
        otherSchool = new Api(hub, "school-demo-2");
        department = new Api(hub, "department-01");
        stranger = new Api(hub, "department-79");
        ministry = new Api(hub, "ministry-admin");
        analyst = new Api(hub, "ministry-analyst");
    }

    private static String learner(String fullName, String birthDate, String sex, String grade) {
        return """
                {"fullName":"%s","birthDate":"%s","sex":"%s","motherName":"Trần Thị Hoa","ethnicity":"01",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"%s","begun":"2026-09-05"}}""".formatted(fullName, birthDate, sex, Units.SCHOOL_1, grade);
    }

    private static JsonNode registered(String fullName, String birthDate) {
        Answer answer = school.post("/v1/learners", learner(fullName, birthDate, "01", "01"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private static long count(Api api, String unit, String grade) {
        Answer answer = api.get("/v1/reports/counts?by=kind,grade&schoolYear=2026-2027&unit=" + unit);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        long sum = 0;
        for (JsonNode row : answer.json().path("rows").values()) {
            if (row.path("kind").asString().equals("LEARNER")
                    && row.path("grade").asString("").equals(grade)) {
                sum += row.path("count").asLong();
            }
        }
        return sum;
    }

    @Test
    void aLearnerIsRegisteredReadChangedAndCounted() {
        long before = count(school, Units.SCHOOL_1.value(), "02");
        long beforeAtMinistry = count(ministry, Units.MINISTRY.value(), "02");
        Answer created = school.post("/v1/learners", learner("Nguyễn Văn Bình", "2019-03-04", "01", "02"));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        String id = created.json().path("educationId").asString();
        assertThat(EducationId.isWellFormed(id)).isTrue();
        assertThat(created.header("Location")).endsWith("/v1/learners/" + id);

        Answer read = school.get("/v1/learners/" + id);
        assertThat(read.json().path("fullName").asString()).isEqualTo("Nguyễn Văn Bình");
        assertThat(school.get("/v1/learners/" + id, "If-None-Match", read.header("ETag"))
                        .status())
                .isEqualTo(304);

        String change = "{\"motherName\":\"Lê Thị Sen\"}";
        assertThat(school.patch("/v1/learners/" + id, change).status()).isEqualTo(428);
        Answer changed = school.patch("/v1/learners/" + id, change, "If-Match", read.header("ETag"));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        String otherChange = "{\"motherName\":\"Lê Thị Súng\"}";
        assertThat(school.patch("/v1/learners/" + id, otherChange, "If-Match", read.header("ETag"))
                        .status())
                .isEqualTo(412);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(count(school, Units.SCHOOL_1.value(), "02")).isEqualTo(before + 1);
            assertThat(count(ministry, Units.MINISTRY.value(), "02")).isEqualTo(beforeAtMinistry + 1);
        });
    }

    @Test
    void outsideOfTheScopeALearnerIsAbsent() {
        String id =
                registered("Phạm Minh Châu", "2020-01-05").path("educationId").asString();

        assertThat(department.get("/v1/learners/" + id).status()).isEqualTo(200);
        assertThat(ministry.get("/v1/learners/" + id).status()).isEqualTo(200);
        assertThat(analyst.get("/v1/learners/" + id).status()).isEqualTo(403);
        Answer notYours = otherSchool.get("/v1/learners/" + id);
        Answer absent = otherSchool.get("/v1/learners/" + EducationId.of(999_999_999));
        assertThat(notYours.status()).isEqualTo(404);
        assertThat(withoutRequestId(notYours)).isEqualTo(withoutRequestId(absent));
        assertThat(stranger.get("/v1/learners/" + id).status()).isEqualTo(404);
        assertThat(otherSchool
                        .patch("/v1/learners/" + id, "{}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode withoutRequestId(Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("requestId");
        return problem;
    }

    @Test
    void theSameKeyGivesTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        String body = learner("Vũ Thu Hà", "2020-06-07", "02", "01");

        Answer first = school.post("/v1/learners", body, "Idempotency-Key", key);
        Answer again = school.post("/v1/learners", body, "Idempotency-Key", key);
        Answer other =
                school.post("/v1/learners", learner("Vũ Thu Hằng", "2020-06-07", "02", "01"), "Idempotency-Key", key);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("educationId")).isEqualTo(first.json().path("educationId"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-mismatch");
    }

    @Test
    void fiftyAtOnceAreOnePerson() throws Exception {
        String body = learner("Đặng Quốc Khánh", "2019-09-02", "01", "02");
        List<String> ids = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(executor.submit(() -> school.post("/v1/learners", body)));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().toString()).isIn(200, 201, 409);
                if (answer.get().status() < 300) {
                    ids.add(answer.get().json().path("educationId").asString());
                }
            }
        }
        assertThat(ids).isNotEmpty();
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void allFaultsComeAtOnceInTheCallersLanguage() {
        String body = """
                {"fullName":"A1","birthDate":"2016-02-31","sex":"9",
                 "enrolment":{"school":"%s","schoolYear":"2026","grade":"77"}}""".formatted(Units.SCHOOL_1);

        Answer vietnamese = school.post("/v1/learners", body);
        Answer english = school.post("/v1/learners", body, "Accept-Language", "en");

        assertThat(vietnamese.status()).isEqualTo(400);
        assertThat(vietnamese.json().path("errors").size()).isGreaterThanOrEqualTo(5);
        assertThat(english.json().path("title").asString())
                .isNotEqualTo(vietnamese.json().path("title").asString());
        assertThat(vietnamese.json().path("errors").toString())
                .contains("not-a-name", "no-such-date", "unknown-code", "not-a-school-year");
    }

    @Test
    void anUnknownFieldIsAnError() {
        Answer answer = school.post("/v1/learners", "{\"fullname\":\"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").toString()).contains("unknown-field", "/fullname");
    }

    /// Sex and birth year as the number has them: the other sex, the same; the year before, the year, a century before.
    @ParameterizedTest
    @CsvSource({
        "003319123456, personal-number-sex",
        "003218123456, personal-number-birth-year",
        "003019123456, personal-number-birth-year"
    })
    void aPersonalNumberThatContradictsThePersonIsRefused(String number, String code) {
        String body = learner("Hồ Gia Bảo", "2019-04-04", "01", "02")
                .replace("\"ethnicity\"", "\"personalNumber\":\"" + number + "\",\"ethnicity\"");

        Answer answer = school.post("/v1/learners", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(answer.json().path("errors").size()).isEqualTo(1);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo("/personalNumber");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(school.get("/v1/learners?limit=5000&school=" + Units.SCHOOL_1)
                        .response()
                        .body())
                .doesNotContain("Hồ Gia Bảo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%7B%22%24ne%22%3Anull%7D", "1'%20or%20'1'='1", ".*", "%24where"})
    void idsWithOperatorsAreJustAbsent(String id) {
        for (String path : List.of("learners", "classes", "teachers", "institutions", "intake")) {
            assertCode(school.get("/v1/" + path + "/" + id), 404, "not-found");
        }
        assertNoIdentifier(id);
    }

    /// An encoded slash in a path is another matter: it never gets as far as an id.
    @Test
    void aPathAsAnIdIsNone() {
        assertNoIdentifier("..%2f..%2fetc");
    }

    private static void assertNoIdentifier(String id) {
        for (String query : List.of(
                "learners?school=",
                "learners?schoolClass=",
                "classes?school=",
                "teachers?school=",
                "institutions?managedBy=",
                "reports/counts?unit=")) {
            Answer answer = school.get("/v1/" + query + id);
            assertCode(answer, 400, "invalid");
            assertThat(answer.json().path("errors").path(0).path("code").asString())
                    .as(query)
                    .isEqualTo("not-an-identifier");
        }
    }

    private static void assertCode(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    }
}
