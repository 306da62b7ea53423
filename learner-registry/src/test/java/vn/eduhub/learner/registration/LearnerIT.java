package vn.eduhub.learner.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;

class LearnerIT extends RunningRegistry {

    private static String child(String motherName, RecordId school) {
        return """
                {"fullName":"Nguyễn Thị Bình An","birthDate":"2016-09-05","sex":"02","motherName":"%s",
                 "ethnicity":"01","communeCode":"00004",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(motherName, school);
    }

    /// Each test has its own child: a mother's name that nobody had before.
    private static String mother() {
        return "Trần Thị Hà" + letters(unique(""));
    }

    private Answer registered(String mother, RecordId school) {
        Answer answer = post("/v1/learners", school(school), child(mother, school));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    @Test
    void aSchoolRegistersAChildAndGetsTheNumberBackAtOnce() {
        Answer answer = registered(mother(), HOA_SEN);

        assertThat(EducationId.isWellFormed(answer.id())).isTrue();
        assertThat(answer.location()).isEqualTo("/v1/learners/" + answer.id());
        assertThat(answer.etag()).isEqualTo("\"1\"");
        Answer read = get("/v1/learners/" + answer.id(), school(HOA_SEN));
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.text("commune")).isEqualTo(AREA.value());
        assertThat(read.body().path("enrolments").path(0).path("begun").asString())
                .isEqualTo("2026-09-05");
        assertThat(read.body().path("enrolments").path(0).path("state").asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void aLearnerIsSeenByTheirSchoolAndFromAboveAndByNobodyElse() {
        String path = "/v1/learners/" + registered(mother(), HOA_SEN).id();

        assertThat(get(path, school(HOA_SEN)).status()).isEqualTo(200);
        assertThat(get(path, department(BA_DINH)).status()).isEqualTo(200);
        assertThat(get(path, department(HA_NOI)).status()).isEqualTo(200);
        assertThat(get(path, ministry()).status()).isEqualTo(200);
        Answer absent = get("/v1/learners/" + EducationId.of(987_654_321), school(SONG_HONG));
        for (String stranger : List.of(school(SONG_HONG), department(SAI_GON), school(BEN_DO))) {
            Answer outside = get(path, stranger);
            assertThat(outside.status()).isEqualTo(404);
            assertThat(outside.refusal()).isEqualTo(absent.refusal());
        }
    }

    @Test
    void whoeverSawOrChangedALearnerIsInTheTrail() {
        Answer child = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + child.id();
        get(path, department(HA_NOI));
        get(path, ministry(), "If-None-Match", child.etag());
        get(path, school(BEN_DO));
        get("/v1/learners?limit=5000", school(HOA_SEN));
        patch(path, school(HOA_SEN), "{\"communeCode\":null}", "If-Match", child.etag());
        patch(path, school(HOA_SEN), "{\"communeCode\":null}", "If-Match", "\"9\"");
        post(path + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập hai lần\"}");

        assertThat(accessesTo(child.id()))
                .containsExactly(
                        "school POST /v1/learners",
                        "department GET /v1/learners/{id}",
                        "ministry-admin GET /v1/learners/{id}",
                        "school GET /v1/learners",
                        "school PATCH /v1/learners/{id}",
                        "school POST /v1/learners/{id}/cancellations");
    }

    @Test
    void aLearnerIsReadAsTheyWereAndAsTheyWereKnownThen() {
        Answer first = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + first.id();
        Answer second = patch(path, school(HOA_SEN), "{\"communeCode\":null}", "If-Match", first.etag());
        Answer third = patch(path, school(HOA_SEN), "{\"ethnicity\":null}", "If-Match", second.etag());
        assertThat(third.etag()).isEqualTo("\"3\"");

        Answer versions = get(path + "/versions?limit=2", department(HA_NOI));
        assertThat(versions.body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("version").asInt()))
                .containsExactly(3, 2);
        Answer rest = get(path + "/versions?limit=2&cursor=" + versions.text("nextCursor"), department(HA_NOI));
        assertThat(rest.items()).isEqualTo(1);
        assertThat(rest.text("nextCursor")).isEmpty();
        JsonNode oldest = rest.body().path("items").path(0);
        assertThat(oldest.path("event").asString()).isEqualTo("NEW");
        assertThat(oldest.path("actor").asString()).isEqualTo("school");
        assertThat(oldest.path("record")).isEqualTo(first.body());

        String afterFirst = oldest.path("updatedAt").asString();
        assertThat(get(path + "?asKnownOn=" + afterFirst, school(HOA_SEN)).body())
                .isEqualTo(first.body());
        assertThat(get(path + "?asKnownOn=2999-01-01", school(HOA_SEN)).body()).isEqualTo(third.body());
        assertThat(get(path + "?asKnownOn=2020-01-01T00:00:00+07:00", school(HOA_SEN))
                        .text("code"))
                .isEqualTo("not-found");
        assertThat(get(path + "?asKnownOn=yesterday", school(HOA_SEN)).faults())
                .containsExactly("/asKnownOn not-a-moment");
        assertThat(get(path + "/versions?cursor=2&limit=0", school(HOA_SEN)).faults())
                .containsExactlyInAnyOrder("/cursor not-a-cursor", "/limit out-of-range");
        assertThat(get(path + "/versions", school(BEN_DO)).refusal())
                .isEqualTo(get("/v1/learners/" + EducationId.of(987_654_321) + "/versions", school(BEN_DO))
                        .refusal());
        assertThat(accessesTo(first.id())).contains("department GET /v1/learners/{id}/versions");
    }

    @Test
    void whoMayNotSeePeopleIsToldSo() {
        String path = "/v1/learners/" + registered(mother(), HOA_SEN).id();

        assertThat(get(path, "").status()).isEqualTo(401);
        assertThat(get(path, expired()).status()).isEqualTo(401);
        assertThat(get(path, token("analyst", MINISTRY.value(), "analyst")).status())
                .isEqualTo(403);
        assertThat(get(path, token("school", null, "school")).text("code")).isEqualTo("no-unit");
        assertThat(post("/v1/learners", token("steward", MINISTRY.value(), "steward"), child(mother(), HOA_SEN))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aChildKnownElsewhereKeepsTheNumberAndIsEnrolledHereToo() {
        String mother = mother();
        Answer first = registered(mother, HOA_SEN);
        Answer second = registered(mother, BEN_DO);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body().path("enrolments").size()).isEqualTo(2);
        assertThat(get("/v1/learners/" + first.id(), department(SAI_GON)).status())
                .isEqualTo(200);
        assertThat(get("/v1/learners/" + first.id(), school(HOA_SEN)).status()).isEqualTo(200);
    }

    @Test
    void theSameRegistrationAgainSaysWhoItIs() {
        String mother = mother();
        Answer first = registered(mother, HOA_SEN);
        Answer again = post("/v1/learners", school(HOA_SEN), child(mother, HOA_SEN));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("already-registered");
        assertThat(again.text("title")).contains(first.id());
    }

    @Test
    void theSameKeyManyTimesAtOnceRegistersOnce() throws Exception {
        String key = unique("at-once-at-once");
        String body = child(mother(), HOA_SEN);
        Callable<Answer> call = () -> post("/v1/learners", school(HOA_SEN), body, "Idempotency-Key", key);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(List.of(call, call, call, call, call, call));
            String id = answers.getFirst().get().id();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().id()).isEqualTo(id);
            }
            assertThat(learners.find(new RecordId(id)).orElseThrow().version()).isEqualTo(1);
        }
        Answer other = post("/v1/learners", school(HOA_SEN), child(mother(), HOA_SEN), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency-mismatch");
    }

    @Test
    void theSameKeyRepeatsTheAnswerOfAnEnrolmentElsewhere() {
        String mother = mother();
        registered(mother, HOA_SEN);
        String key = unique("known-elsewhere");
        String body = child(mother, BEN_DO);
        Answer first = post("/v1/learners", school(BEN_DO), body, "Idempotency-Key", key);
        Answer again = post("/v1/learners", school(BEN_DO), body, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void aRepeatedRequestDoesNotShowAChildWhoIsOnlyElsewhereNow() {
        String mother = mother();
        String key = unique("gone-elsewhere");
        String body = child(mother, HOA_SEN);
        Answer first = post("/v1/learners", school(HOA_SEN), body, "Idempotency-Key", key);
        registered(mother, BEN_DO);
        String path = "/v1/learners/" + first.id();
        assertThat(post(path + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}")
                        .status())
                .isEqualTo(200);

        Answer again = post("/v1/learners", school(HOA_SEN), body, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.refusal()).isEqualTo(get(path, school(HOA_SEN)).refusal());
    }

    @Test
    void aPersonInReviewIsNotStored() {
        String body = child(mother(), HOA_SEN).replace("\"birthDate\":\"2016-09-05\",", "");
        Answer answer = post("/v1/learners", school(HOA_SEN), body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("reason")).isEqualTo("birth-date-missing");
        assertThat(post("/v1/learners", school(HOA_SEN), body).text("reference"))
                .isEqualTo(answer.text("reference"));
    }

    @Test
    void allFaultsOfARegistrationAreToldAtOnce() {
        Answer answer = post("/v1/learners", school(HOA_SEN), """
                {"fullName":"9","birthDate":"2016-02-31","sex":"3","personalNumber":"12","motherName":"",
                 "ethnicity":"99","communeCode":"99999",
                 "enrolment":{"school":"%s","schoolYear":"2026","grade":"77","begun":"5/9/2026"}}""".formatted(BEN_DO));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/fullName not-a-name",
                        "/birthDate no-such-date",
                        "/sex unknown-code",
                        "/personalNumber personal-number-structure",
                        "/motherName required",
                        "/ethnicity unknown-code",
                        "/communeCode unknown-area",
                        "/enrolment/school unknown-school",
                        "/enrolment/schoolYear not-a-school-year",
                        "/enrolment/grade unknown-code",
                        "/enrolment/begun not-a-date");
    }

    @Test
    void aSchoolOfAnotherDepartmentAnswersLikeAnUnknownOne() {
        Answer outside = post("/v1/learners", department(HA_NOI), child(mother(), BEN_DO));
        Answer unknown =
                post("/v1/learners", department(HA_NOI), child(mother(), new RecordId("0123456789abcdefghjkmnpqrs")));

        assertThat(outside.faults()).containsExactly("/enrolment/school unknown-school");
        assertThat(outside.refusal()).isEqualTo(unknown.refusal());
    }

    @Test
    void aPersonalNumberThatContradictsIsAFault() {
        String body = child(mother(), HOA_SEN).replace("\"sex\"", "\"personalNumber\":\"003216012345\",\"sex\"");

        assertThat(post("/v1/learners", school(HOA_SEN), body).faults())
                .containsExactly("/personalNumber personal-number-sex");
    }

    @Test
    void anUnknownFieldIsAFault() {
        Answer answer = post("/v1/learners", school(HOA_SEN), "{\"fullname\":\"Nguyễn Thị Bình An\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("/fullname unknown-field");
    }

    @Test
    void allValuesOfAWrongTypeAreToldAtOnceWithTheUnknownFields() {
        Answer answer = post("/v1/learners", school(HOA_SEN), """
                {"fullName":7,"birthDate":{"year":2016},"sex":true,"motherName":["x"],
                 "enrolment":{"grade":5,"x":{"y":{"z":1}},"school":[{}],"klass":[1]}}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/fullName wrong-type",
                        "/birthDate wrong-type",
                        "/sex wrong-type",
                        "/motherName wrong-type",
                        "/enrolment/grade wrong-type",
                        "/enrolment/x unknown-field",
                        "/enrolment/school wrong-type",
                        "/enrolment/klass unknown-field");
        for (String part : List.of("5", "\"x\"", "[]", "true")) {
            assertThat(post("/v1/learners", school(HOA_SEN), "{\"fullname\":1,\"enrolment\":" + part + "}")
                            .faults())
                    .containsExactlyInAnyOrder("/fullname unknown-field", "/enrolment wrong-type");
        }
        assertThat(post("/v1/learners", school(HOA_SEN), "[]").faults()).containsExactly(" wrong-type");
    }

    @Test
    void whatCannotBeTrueOfAnEnrolmentIsAFault() {
        String child = child(mother(), HOA_SEN);
        assertThat(post("/v1/learners", school(HOA_SEN), child.replace("2016-09-05", "1986-09-05"))
                        .faults())
                .containsExactly("/enrolment/grade age-and-grade");
        assertThat(post("/v1/learners", school(HOA_SEN), child.replace("2016-09-05", "2020-09-05"))
                        .faults())
                .containsExactly("/enrolment/grade age-and-grade");
        assertThat(post("/v1/learners", school(HOA_SEN), child.replace("\"05\"", "\"10\""))
                        .faults())
                .containsExactly("/enrolment/grade grade-not-taught");
        assertThat(post("/v1/learners", school(HOA_SEN), child.replace("2026-2027", "2098-2099"))
                        .faults())
                .containsExactly("/enrolment/schoolYear out-of-range");
        assertThat(post(
                                "/v1/learners",
                                school(HOA_SEN),
                                child.replace("\"grade\"", "\"begun\":\"2029-01-01\",\"grade\""))
                        .faults())
                .containsExactly("/enrolment/begun outside-school-year");
    }

    @Test
    void aCursorHoldsForItsOwnListOnly() {
        registered(mother(), HOA_SEN);
        registered(mother(), HOA_SEN);
        String cursor = get("/v1/learners?limit=1", school(HOA_SEN)).text("nextCursor");

        assertThat(get("/v1/learners?limit=5&cursor=" + cursor, school(HOA_SEN)).status())
                .isEqualTo(200);
        for (String other : List.of(
                "/v1/learners?school=" + HOA_SEN + "&cursor=" + cursor,
                "/v1/classes?cursor=" + cursor,
                "/v1/learners?cursor=12345678901",
                "/v1/learners?cursor=")) {
            assertThat(get(other, school(HOA_SEN)).faults()).containsExactly("/cursor not-a-cursor");
        }
    }

    @Test
    void filtersFindTheSameFromAboveAsFromTheSchool() {
        String id = registered(mother(), HOA_SEN).id();
        String filters = "/v1/learners?limit=5000&schoolYear=2026-2027&grade=05&state=ACTIVE";
        for (String caller : List.of(school(HOA_SEN), department(HA_NOI), ministry())) {
            assertThat(get(filters, caller).body().toString()).contains(id);
            assertThat(get(filters.replace("=05", "=04"), caller).body().toString())
                    .doesNotContain(id);
        }
        assertThat(get("/v1/learners?grade=99&state=gone&schoolYear=1", school(HOA_SEN))
                        .faults())
                .containsExactlyInAnyOrder(
                        "/grade unknown-code", "/state unknown-code", "/schoolYear not-a-school-year");
    }

    @Test
    void aChangeWhoseAnswerWasLostIsNotToldToBeStale() {
        Answer learner = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + learner.id();
        Answer changed = patch(path, school(HOA_SEN), "{\"ethnicity\":\"02\"}", "If-Match", "\"1\"");

        assertThat(patch(path, school(HOA_SEN), "{\"ethnicity\":\"02\"}", "If-Match", "\"1\""))
                .isEqualTo(changed);
        assertThat(patch(path, school(HOA_SEN), "{\"ethnicity\":\"03\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(patch(path, department(HA_NOI), "{\"ethnicity\":\"02\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
    }

    /// It would take the name over, and the record would not.
    @Test
    void identityServiceHearsNothingOfAChangeThatIsStale() {
        Answer learner = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + learner.id();
        patch(path, school(HOA_SEN), "{\"ethnicity\":\"02\"}", "If-Match", "\"1\"");
        long asked = IDENTITY.timesAsked("");

        Answer stale = patch(path, school(HOA_SEN), "{\"fullName\":\"Lê Đăng Khôi\"}", "If-Match", "\"1\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(IDENTITY.timesAsked("")).isEqualTo(asked);
    }

    @Test
    void aCancellationHonoursTheVersionItNames() {
        Answer learner = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + learner.id() + "/cancellations";
        String body = "{\"reason\":\"nhập nhầm\"}";

        assertThat(post(path, school(HOA_SEN), body, "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(post(path, school(HOA_SEN), body, "If-Match", "\"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void aRefusalThatNamesALearnerStandsInTheTrail() {
        String child = child(mother(), HOA_SEN);
        Answer learner = post("/v1/learners", school(HOA_SEN), child);
        Answer again = post("/v1/learners", school(HOA_SEN), child);

        assertThat(again.text("code")).isEqualTo("already-registered");
        assertThat(again.text("title")).contains(learner.id());
        assertThat(accessesTo(learner.id())).containsExactly("school POST /v1/learners", "school POST /v1/learners");
    }

    @Test
    void allUnknownFieldsAreToldAtOnceAndSoAreUnknownParameters() {
        Answer answer = post("/v1/learners", school(HOA_SEN), """
                {"fullname":"x","colour":{"a":[1]},"birthDate":"2016-09-05","enrolment":{"klass":"5A","grade":"05"}}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/fullname unknown-field", "/colour unknown-field", "/enrolment/klass unknown-field");

        Answer list = get("/v1/learners?scool=x&limit=1&limit=2&" + "n".repeat(90) + "=1", school(HOA_SEN));
        assertThat(list.status()).isEqualTo(400);
        assertThat(list.faults())
                .containsExactlyInAnyOrder(
                        "/scool unknown-field", "/limit given-twice", "/" + "n".repeat(40) + " unknown-field");
        assertThat(get("/v1/learners?scool=x&limit=many&grade=77", school(HOA_SEN))
                        .faults())
                .containsExactlyInAnyOrder("/scool unknown-field", "/limit wrong-type", "/grade unknown-code");
        assertThat(get("/v1/learners?scool=x", school(HOA_SEN)).faults()).containsExactly("/scool unknown-field");
        assertThat(get("/v1/learners/%s/versions?scool=x".formatted(EducationId.of(987_654_321)), school(HOA_SEN))
                        .faults())
                .describedAs("refused before the store is asked, which has no such learner")
                .containsExactly("/scool unknown-field");
        assertThat(get("/v1/learners?limit=0", school(HOA_SEN)).faults()).containsExactly("/limit out-of-range");
        assertThat(get("/v1/learners?limit=many", school(HOA_SEN)).faults()).containsExactly("/limit wrong-type");
    }

    @Test
    void aPatchNeedsTheVersionThatWasRead() {
        Answer learner = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + learner.id();

        assertThat(patch(path, school(HOA_SEN), "{\"ethnicity\":null}").status())
                .isEqualTo(428);
        assertThat(patch(path, school(HOA_SEN), "{}", "If-Match", "seven").status())
                .isEqualTo(400);
        Answer changed = patch(
                path,
                school(HOA_SEN),
                "{\"ethnicity\":null,\"fullName\":\"Nguyễn Thị Bình Anh\"}",
                "If-Match",
                "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertThat(changed.id()).isEqualTo(learner.id());
        assertThat(changed.text("fullName")).isEqualTo("Nguyễn Thị Bình Anh");
        assertThat(changed.body().has("ethnicity")).isFalse();
        assertThat(changed.text("commune")).isEqualTo(AREA.value());
        assertThat(patch(path, school(HOA_SEN), "{\"ethnicity\":\"01\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(get(path, school(HOA_SEN), "If-None-Match", "\"2\"").status())
                .isEqualTo(304);
        assertThat(get(path, school(HOA_SEN), "If-None-Match", "\"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void allFaultsOfAPatchAreToldAtOnce() {
        Answer learner = registered(mother(), HOA_SEN);
        Answer answer = patch(
                "/v1/learners/" + learner.id(),
                school(HOA_SEN),
                "{\"fullName\":null,\"birthDate\":\"31/02\",\"sex\":5,\"educationId\":\"1\",\"motherName\":\"\"}",
                "If-Match",
                "\"1\"");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/fullName required",
                        "/birthDate not-a-date",
                        "/sex wrong-type",
                        "/educationId unknown-field",
                        "/motherName required");
    }

    @Test
    void aPatchNeverMakesSomeoneAnotherPerson() {
        String mother = mother();
        registered(mother, HOA_SEN);
        Answer learner = registered(mother(), HOA_SEN);
        // The fake knows a reference for ever; a record that has none is asked for by what it would become.
        RecordBody<Learner> body = learners.find(new RecordId(learner.id())).orElseThrow();
        learners.write(
                Draft.change(body, body.content(), new Cause("test", "test")).keys(List.of()));
        Answer answer = patch(
                "/v1/learners/" + learner.id(),
                school(HOA_SEN),
                "{\"motherName\":\"%s\"}".formatted(mother),
                "If-Match",
                "\"2\"");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("another-person");
    }

    @Test
    void aCancelledLearnerKeepsTheNumberAndTheSchoolStillSeesIt() {
        Answer learner = registered(mother(), HOA_SEN);
        String path = "/v1/learners/" + learner.id();

        assertThat(post(path + "/cancellations", school(HOA_SEN), "{}").faults())
                .containsExactly("/reason required");
        Answer cancelled = post(path + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.body().path("cancelled").asBoolean()).isTrue();
        assertThat(cancelled.body().path("enrolments").path(0).path("state").asString())
                .isEqualTo("CANCELLED");
        assertThat(get(path, school(HOA_SEN)).body()).isEqualTo(cancelled.body());
        assertThat(post(path + "/cancellations", school(SONG_HONG), "{\"reason\":\"nhập nhầm\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void cancellingManyTimesAtOnceIsNeverToldOfAnotherVersion() throws Exception {
        for (int i = 0; i < 5; i++) {
            String path = "/v1/learners/" + registered(mother(), HOA_SEN).id() + "/cancellations";
            Callable<Answer> call = () -> post(path, school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}");
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(8, call))) {
                    assertThat(answer.get().status()).isEqualTo(200);
                    assertThat(answer.get().etag()).isEqualTo("\"2\"");
                }
            }
        }
    }

    @Test
    void aSchoolCancelsOnlyItsOwnEnrolments() {
        String mother = mother();
        registered(mother, HOA_SEN);
        Answer both = registered(mother, BEN_DO);
        Answer cancelled =
                post("/v1/learners/" + both.id() + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}");

        assertThat(cancelled.body().path("cancelled").asBoolean()).isFalse();
        assertThat(cancelled.body().path("enrolments").path(1).path("state").asString())
                .isEqualTo("ACTIVE");
        assertThat(get("/v1/learners/" + both.id(), school(HOA_SEN)).status()).isEqualTo(404);
    }

    @Test
    void listsHoldWhatIsInReachAndPagesTogetherAreTheList() {
        RecordId schoolClass = madeClass(SONG_HONG, "2027-2028", "01");
        for (int i = 0; i < 5; i++) {
            Answer answer = post("/v1/learners", school(SONG_HONG), """
                    {"fullName":"Lê Đăng Khoa","birthDate":"2021-01-17","sex":"01","motherName":"%s",
                     "enrolment":{"school":"%s","schoolClass":"%s"}}""".formatted(mother(), SONG_HONG, schoolClass));
            assertThat(answer.status()).isEqualTo(201);
        }
        String list = "/v1/learners?schoolClass=" + schoolClass + "&limit=2";
        Answer first = get(list, school(SONG_HONG));
        Answer second = get(list + "&cursor=" + first.text("nextCursor"), department(HA_NOI));
        Answer third = get(list + "&cursor=" + second.text("nextCursor"), ministry());

        assertThat(List.of(first.items(), second.items(), third.items())).containsExactly(2, 2, 1);
        assertThat(third.body().has("nextCursor")).isFalse();
        assertThat(get(list, school(HOA_SEN)).items()).isZero();
        assertThat(get("/v1/learners?school=" + SONG_HONG + "&schoolYear=2027-2028", ministry())
                        .items())
                .isEqualTo(5);
        assertThat(get("/v1/learners?school=" + SONG_HONG + "&schoolYear=2020-2021", ministry())
                        .items())
                .isZero();
        assertThat(get("/v1/learners?school=%24ne&schoolYear=x&limit=9999", ministry())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ne\":1}", "' OR 1=1 --", ".*", "..", "12345678901", "%"})
    void anIdWithOperatorsIsAnAbsentOne(String id) {
        Answer answer = get(
                "/v1/learners/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"), ministry());

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body().toString()).doesNotContain("Exception");
    }
}
