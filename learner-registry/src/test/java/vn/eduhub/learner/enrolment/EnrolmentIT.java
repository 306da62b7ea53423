package vn.eduhub.learner.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.testkit.UnitTree;

class EnrolmentIT extends RunningRegistry {

    private static final String REASON = "{\"reason\":\"nhập nhầm\"}";

    private Answer registered(RecordId school, String schoolYear, String grade) {
        Answer answer =
                post("/v1/learners", school(school), """
                {"fullName":"Lê Đăng Khoa","birthDate":"2015-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolYear":"%s","grade":"%s"}}""".formatted(letters(unique("")), school, schoolYear, grade));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    private static String enrolment(Answer learner, int number) {
        return "/v1/enrolments/"
                + learner.body().path("enrolments").path(number).path("id").asString();
    }

    @Test
    void anEnrolmentIsReadByItselfUnderTheVersionOfItsLearner() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String path = enrolment(learner, 0);
        Answer read = get(path, department(HA_NOI));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.etag()).isEqualTo(learner.etag());
        assertThat(read.text("learner")).isEqualTo(learner.id());
        assertThat(read.text("begun")).isEqualTo("2026-09-05");
        assertThat(get(path, school(HOA_SEN), "If-None-Match", read.etag()).status())
                .isEqualTo(304);
        assertThat(get(path, school(BEN_DO)).refusal())
                .isEqualTo(get("/v1/enrolments/0123456789abcdefghjkmnpqrs", school(BEN_DO))
                        .refusal());
        assertThat(accessesTo(learner.id())).contains("department GET /v1/enrolments/{id}");
    }

    @Test
    void anEnrolmentIsPutRightOnlyInTheVersionThatWasRead() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String path = enrolment(learner, 0);
        RecordId schoolClass = madeClass(HOA_SEN, "2026-2027", "04");
        String patch = "{\"schoolClass\":\"%s\",\"grade\":\"04\",\"begun\":\"2026-09-07\"}".formatted(schoolClass);

        assertThat(patch(path, school(HOA_SEN), patch).status()).isEqualTo(428);
        assertThat(patch(path, school(HOA_SEN), patch, "If-Match", "\"9\"").status())
                .isEqualTo(412);
        Answer changed = patch(path, school(HOA_SEN), patch, "If-Match", learner.etag());
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertThat(changed.text("schoolClass")).isEqualTo(schoolClass.value());
        assertThat(changed.text("grade")).isEqualTo("04");
        assertThat(changed.text("begun")).isEqualTo("2026-09-07");
        assertThat(patch(path, school(HOA_SEN), patch, "If-Match", learner.etag()))
                .describedAs("asked again after a lost answer")
                .isEqualTo(changed);
        Answer without = patch(path, school(HOA_SEN), "{\"schoolClass\":null}", "If-Match", changed.etag());
        assertThat(without.body().has("schoolClass")).isFalse();
        assertThat(without.text("grade")).isEqualTo("04");
    }

    @Test
    void allFaultsOfAnEnrolmentsPatchAreToldAtOnce() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String path = enrolment(learner, 0);

        assertThat(patch(
                                path,
                                school(HOA_SEN),
                                "{\"school\":\"x\",\"grade\":5,\"begun\":null,\"schoolClass\":\"\"}",
                                "If-Match",
                                learner.etag())
                        .faults())
                .containsExactlyInAnyOrder(
                        "/school unknown-field", "/grade wrong-type", "/begun required", "/schoolClass required");
        assertThat(patch(
                                path,
                                school(HOA_SEN),
                                "{\"schoolClass\":\"0123456789abcdefghjkmnpqrs\",\"begun\":\"2031-01-01\"}",
                                "If-Match",
                                learner.etag())
                        .faults())
                .containsExactlyInAnyOrder("/schoolClass unknown-class", "/begun outside-school-year");
    }

    @Test
    void anEnrolmentMadeByMistakeIsTakenBackAndTheLearnerStays() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        RecordId schoolClass = madeClass(HOA_SEN, "2026-2027", "05");
        Answer both = post(
                "/v1/enrolments",
                school(HOA_SEN),
                "{\"learner\":\"%s\",\"school\":\"%s\",\"schoolClass\":\"%s\"}"
                        .formatted(learner.id(), HOA_SEN, schoolClass));
        String path = enrolment(both, 1) + "/cancellations";

        assertThat(post(path, school(HOA_SEN), REASON, "If-Match", "\"1\"").status())
                .isEqualTo(412);
        Answer cancelled = post(path, school(HOA_SEN), REASON, "If-Match", both.etag());
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertThat(post(path, school(HOA_SEN), REASON)).isEqualTo(cancelled);
        assertThat(get("/v1/learners/" + learner.id(), school(HOA_SEN))
                        .body()
                        .path("cancelled")
                        .asBoolean())
                .isFalse();
        assertThat(patch(enrolment(both, 1), school(HOA_SEN), "{\"grade\":\"04\"}", "If-Match", cancelled.etag())
                        .text("code"))
                .isEqualTo("enrolment-cancelled");
        assertThat(post(path, school(HOA_SEN), "{}").faults()).containsExactly("/reason required");
    }

    @Test
    void whoStaysToTheEndOfTheYearHasCompletedItUnlessAReasonSaysTheyLeft() {
        String path = enrolment(registered(HOA_SEN, "2024-2025", "05"), 0);
        Answer completed = post(path + "/departures", school(HOA_SEN), "{\"date\":\"2025-05-31\"}");
        assertThat(completed.status()).isEqualTo(201);
        assertThat(get(path, school(HOA_SEN)).text("state")).isEqualTo("COMPLETED");
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"date\":\"2025-05-31\"}"))
                .isEqualTo(completed);
        post(path + "/departures", school(HOA_SEN), "{\"date\":\"2025-05-31\",\"reason\":\"03\"}");
        assertThat(get(path, school(HOA_SEN)).text("state")).isEqualTo("LEFT");
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"reason\":3}").faults())
                .containsExactly("/reason wrong-type");
        Answer withoutReason = post(path + "/departures", school(HOA_SEN), "{\"reason\":null}");
        assertThat(get(path, school(HOA_SEN)).text("state")).isEqualTo("COMPLETED");
        assertThat(get(path, school(HOA_SEN)).text("ended")).isEqualTo("2025-05-31");
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"reason\":null}"))
                .isEqualTo(withoutReason);

        String left = enrolment(registered(HOA_SEN, "2024-2025", "05"), 0);
        post(left + "/departures", school(HOA_SEN), "{\"date\":\"2025-06-01\",\"reason\":\"03\"}");
        assertThat(get(left, school(HOA_SEN)).text("state")).isEqualTo("LEFT");
    }

    @Test
    void aDepartureNeedsNoLearnerAndHonoursTheVersionItNames() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String path = enrolment(learner, 0) + "/departures";

        assertThat(post(path, school(HOA_SEN), "{\"date\":\"2031-10-01\"}").faults())
                .containsExactly("/date outside-school-year");
        assertThat(post(path, school(HOA_SEN), "{\"date\":\"2026-10-01\"}", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(412);
        assertThat(post(path, school(BEN_DO), "{\"date\":\"2026-10-01\"}").status())
                .isEqualTo(404);
        assertThat(post(path, school(HOA_SEN), "{\"date\":\"2026-10-01\"}", "If-Match", learner.etag())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theSchoolThatALearnerLeftMayOnlyReadTheirEnrolments() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        post("/v1/transfers", school(HOA_SEN), transfer(learner, BEN_DO));

        assertThat(get(enrolment(learner, 0), school(HOA_SEN)).text("state")).isEqualTo("TRANSFERRED");
        assertThat(post(enrolment(learner, 0) + "/cancellations", school(HOA_SEN), REASON)
                        .text("code"))
                .isEqualTo("read-only");
        assertThat(patch(enrolment(learner, 0), school(BEN_DO), "{\"grade\":\"04\"}", "If-Match", "\"2\"")
                        .text("code"))
                .isEqualTo("read-only");
    }

    private static String transfer(Answer learner, RecordId toSchool) {
        return "{\"learner\":\"%s\",\"toSchool\":\"%s\",\"date\":\"2026-11-02\"}".formatted(learner.id(), toSchool);
    }

    @Test
    void enrolmentsAreListedByWhatOneOfThemIsAndPagesTogetherAreTheList() {
        Answer one = registered(SONG_HONG, "2022-2023", "02");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RecordId schoolClass = madeClass(SONG_HONG, "2022-2023", "03");
            one = post(
                    "/v1/enrolments",
                    school(SONG_HONG),
                    "{\"learner\":\"%s\",\"school\":\"%s\",\"schoolClass\":\"%s\"}"
                            .formatted(one.id(), SONG_HONG, schoolClass));
            assertThat(one.status()).describedAs("%s", one.body()).isEqualTo(201);
            expected.add(enrolment(one, i + 1).substring("/v1/enrolments/".length()));
        }
        Answer other = registered(SONG_HONG, "2022-2023", "03");
        expected.add(enrolment(other, 0).substring("/v1/enrolments/".length()));

        String list = "/v1/enrolments?school=" + SONG_HONG + "&schoolYear=2022-2023&grade=03&state=ACTIVE";
        assertThat(ids(list + "&limit=1")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ids(list + "&limit=2")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ids(list)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ids("/v1/enrolments?grade=03&learner=" + one.id())).hasSize(3);
        assertThat(get("/v1/enrolments?learner=" + one.id(), department(SAI_GON))
                        .items())
                .isZero();
        assertThat(ids(list.replace("school=" + SONG_HONG + "&", "") + "&limit=5000"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /// Two stays in one class, the first from September to October and the second from then on.
    private Answer returned() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        assertThat(post(enrolment(learner, 0) + "/departures", school(HOA_SEN), "{\"date\":\"2026-10-01\"}")
                        .status())
                .isEqualTo(201);
        return post("/v1/enrolments", school(HOA_SEN), """
                {"learner":"%s","school":"%s","schoolYear":"2026-2027","grade":"05","begun":"2026-11-01"}""".formatted(learner.id(), HOA_SEN));
    }

    @Test
    void whoCameBackIntoTheClassDoesNotKeepTheFirstStayFromBeingPutRight() {
        Answer learner = returned();
        Answer changed =
                patch(enrolment(learner, 0), school(HOA_SEN), "{\"begun\":\"2026-09-07\"}", "If-Match", learner.etag());

        assertThat(changed.status()).describedAs("%s", changed.body()).isEqualTo(200);
        assertThat(changed.text("begun")).isEqualTo("2026-09-07");
        assertThat(patch(
                                enrolment(learner, 1),
                                school(HOA_SEN),
                                "{\"begun\":\"2026-09-20\"}",
                                "If-Match",
                                changed.etag())
                        .faults())
                .containsExactly("/schoolClass enrolment-overlap");
    }

    @Test
    void aLastDayThatWasToldWronglyIsPutRightByTellingItAgain() {
        Answer learner = returned();
        String path = enrolment(learner, 0);
        Answer later = post(path + "/departures", school(HOA_SEN), "{\"date\":\"2026-10-15\"}");
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.etag()).isEqualTo("\"4\"");
        assertThat(get(path, school(HOA_SEN)).text("ended")).isEqualTo("2026-10-15");
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"date\":\"2026-10-15\"}"))
                .isEqualTo(later);
        assertThat(post(path + "/departures", school(HOA_SEN), "{}"))
                .describedAs("without a day the one that was told stays")
                .isEqualTo(later);
        post(path + "/departures", school(HOA_SEN), "{\"reason\":\"03\"}");
        assertThat(get(path, school(HOA_SEN)).text("ended")).isEqualTo("2026-10-15");
        assertThat(get(path, school(HOA_SEN)).text("reason")).isEqualTo("03");
        post(path + "/departures", school(HOA_SEN), "{\"date\":\"2026-10-16\"}");
        assertThat(get(path, school(HOA_SEN)).text("ended")).isEqualTo("2026-10-16");
        assertThat(get(path, school(HOA_SEN)).text("reason")).isEqualTo("03");
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"date\":\"2026-11-20\"}")
                        .faults())
                .containsExactly("/date enrolment-overlap");
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"date\":\"2026-10-20\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void whySomebodyLeftIsForThoseWhoTeachThem() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String path = enrolment(learner, 0);
        post(path + "/departures", school(HOA_SEN), "{\"date\":\"2026-10-15\",\"reason\":\"09\"}");

        Answer told = get(path, school(HOA_SEN));
        Answer less = get(path, ministry());
        Answer whole = get("/v1/learners/" + learner.id(), ministry());

        assertThat(told.text("reason")).isEqualTo("09");
        assertThat(less.body().has("reason")).isFalse();
        assertThat(less.body().path("withheld").toString()).isEqualTo("[\"SENSITIVE\"]");
        assertThat(less.text("state")).isEqualTo("LEFT");
        assertThat(less.etag()).isNotEqualTo(told.etag());
        assertThat(whole.body().at("/enrolments/0").has("reason")).isFalse();
        assertThat(get("/v1/enrolments?learner=" + learner.id(), ministry())
                        .body()
                        .at("/items/0")
                        .has("reason"))
                .isFalse();
        assertThat(get("/v1/learners/" + learner.id(), school(HOA_SEN))
                        .body()
                        .at("/enrolments/0/reason")
                        .asString())
                .isEqualTo("09");
    }

    @Test
    void aKeyThatWasUsedForAnotherLearnerIsSaid() {
        Answer one = registered(HOA_SEN, "2026-2027", "05");
        Answer other = registered(HOA_SEN, "2026-2027", "05");
        String key = unique("one-key-two-learners");
        assertThat(post("/v1/transfers", school(HOA_SEN), transfer(one, BEN_DO), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);

        Answer again = post("/v1/transfers", school(HOA_SEN), transfer(other, BEN_DO), "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text("code")).isEqualTo("idempotency-mismatch");
    }

    @Test
    void whoLeavesBeforeTheFirstDayLeavesOnIt() {
        int next = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear() + 1;
        Answer learner = post(
                "/v1/learners", school(HOA_SEN), """
                {"fullName":"Lê Đăng Khoa","birthDate":"%d-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolYear":"%d-%d","grade":"01"}}""".formatted(next - 6, letters(unique("")), HOA_SEN, next, next + 1));
        assertThat(learner.status()).describedAs("%s", learner.body()).isEqualTo(201);

        Answer moved = post(
                "/v1/transfers",
                school(HOA_SEN),
                "{\"learner\":\"%s\",\"toSchool\":\"%s\"}".formatted(learner.id(), SONG_HONG));
        assertThat(moved.status()).describedAs("%s", moved.body()).isEqualTo(201);
        assertThat(get(enrolment(moved, 1), school(SONG_HONG)).text("begun")).isEqualTo(next + "-09-05");
        assertThat(post(enrolment(moved, 1) + "/departures", school(SONG_HONG), "{}")
                        .status())
                .isEqualTo(201);
        assertThat(get(enrolment(moved, 1), school(SONG_HONG)).text("ended")).isEqualTo(next + "-09-05");
    }

    @Test
    void whoTookAnEnrolmentBackIsToldSoAgainAlthoughTheLearnerIsNotTheirsAnyMore() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        Answer moved = post("/v1/transfers", school(HOA_SEN), transfer(learner, BEN_DO));
        String path = enrolment(moved, 1);
        Answer cancelled = post(path + "/cancellations", school(BEN_DO), REASON);
        assertThat(cancelled.status()).isEqualTo(200);

        assertThat(get(path, school(BEN_DO)).status()).isEqualTo(404);
        patch("/v1/learners/" + learner.id(), school(HOA_SEN), "{\"sex\":\"02\"}", "If-Match", cancelled.etag());
        assertThat(post(path + "/cancellations", school(BEN_DO), REASON)).isEqualTo(cancelled);
        assertThat(post(path + "/cancellations", token("another", BEN_DO.value(), "school"), REASON)
                        .status())
                .isEqualTo(404);
        assertThat(post(path + "/cancellations", school(SONG_HONG), REASON).status())
                .isEqualTo(404);
    }

    @Test
    void aBirthDateThatNoEnrolmentAllowsIsAFault() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String path = "/v1/learners/" + learner.id();

        assertThat(patch(path, school(HOA_SEN), "{\"birthDate\":\"1985-01-17\"}", "If-Match", "\"1\"")
                        .faults())
                .containsExactly("/birthDate age-and-grade");
        assertThat(patch(path, school(HOA_SEN), "{\"birthDate\":\"2016-01-17\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPatchIsNotHeldToWhatAFileBroughtInOtherFields() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        RecordBody<Learner> stored = learners.find(new RecordId(learner.id())).orElseThrow();
        Enrolment old = stored.content().enrolments().getFirst();
        Stay upper = new Stay(old.school(), null, old.schoolYear(), new Grade("10"), old.begun());
        learners.write(Draft.change(
                stored, Enrolments.replaced(stored.content(), upper.begin(old.id(), null)), new Cause("test", "test")));

        Answer changed =
                patch(enrolment(learner, 0), school(HOA_SEN), "{\"begun\":\"2026-09-07\"}", "If-Match", "\"2\"");
        assertThat(changed.text("begun")).isEqualTo("2026-09-07");
        assertThat(patch(enrolment(learner, 0), school(HOA_SEN), "{\"grade\":\"11\"}", "If-Match", changed.etag())
                        .faults())
                .containsExactlyInAnyOrder("/grade grade-not-taught", "/grade age-and-grade");
    }

    @Test
    void whoMovesTwiceOnOneDayWentFromSchoolToSchool() {
        Answer learner = registered(HOA_SEN, "2020-2021", "01");
        String day = "2020-11-02";
        for (RecordId school : List.of(SONG_HONG, BEN_DO)) {
            Answer moved =
                    post("/v1/transfers", ministry(), transfer(learner, school).replace("2026-11-02", day));
            assertThat(moved.status()).describedAs("%s", moved.body()).isEqualTo(201);
        }
        String list = "/v1/transfers?schoolYear=2020-2021&limit=5000";
        assertThat(ways(list)).containsExactly(HOA_SEN + " " + SONG_HONG, SONG_HONG + " " + BEN_DO);

        String last = get("/v1/learners/" + learner.id(), school(BEN_DO))
                .body()
                .at("/enrolments/2/id")
                .asString();
        patch("/v1/enrolments/" + last, school(BEN_DO), "{\"begun\":\"2020-11-09\"}", "If-Match", "\"3\"");
        assertThat(ways(list)).containsExactly(HOA_SEN + " " + SONG_HONG, SONG_HONG + " " + BEN_DO);
    }

    private List<String> ways(String list) {
        return get(list, ministry())
                .body()
                .path("items")
                .valueStream()
                .map(way -> way.path("fromSchool").asString() + " "
                        + way.path("toSchool").asString())
                .toList();
    }

    @Test
    void aPartThatIsNotAskedForAnyMoreShiftsNoOther() {
        Answer learner = registered(SONG_HONG, "2021-2022", "02");
        for (int i = 0; i < 2; i++) {
            RecordId schoolClass = madeClass(SONG_HONG, "2021-2022", "02");
            learner = post(
                    "/v1/enrolments",
                    school(SONG_HONG),
                    "{\"learner\":\"%s\",\"school\":\"%s\",\"schoolClass\":\"%s\"}"
                            .formatted(learner.id(), SONG_HONG, schoolClass));
        }
        String list = "/v1/enrolments?state=ACTIVE&limit=1&school=" + SONG_HONG + "&learner=" + learner.id();
        Answer first = get(list, school(SONG_HONG));
        assertThat(first.body().at("/items/0/id").asString())
                .isEqualTo(learner.body().at("/enrolments/0/id").asString());
        post(enrolment(learner, 0) + "/departures", school(SONG_HONG), "{\"date\":\"2021-10-01\"}");

        Answer second = get(list + "&cursor=" + first.text("nextCursor"), school(SONG_HONG));
        assertThat(second.body().at("/items/0/id").asString())
                .isEqualTo(learner.body().at("/enrolments/1/id").asString());
    }

    @Test
    void whoWasAtASchoolThatWasTakenBackIsListedAndTakenBack() {
        RecordId school = RecordId.derived("institution", unique("test:taken-back"));
        send(new UnitTree(Map.of(school, HA_NOI), Map.of(school, Kind.SCHOOL), List.of(school)));
        Answer learner = post("/v1/learners", department(HA_NOI), """
                {"fullName":"Lê Đăng Khoa","birthDate":"2015-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(letters(unique("")), school));
        assertThat(learner.status()).describedAs("%s", learner.body()).isEqualTo(201);
        takeBack(school);

        assertThat(get("/v1/enrolments?school=" + school, department(HA_NOI)).items())
                .isEqualTo(1);
        assertThat(post(enrolment(learner, 0) + "/departures", department(HA_NOI), "{\"date\":\"2026-10-01\"}")
                        .status())
                .isEqualTo(201);
        assertThat(post(enrolment(learner, 0) + "/cancellations", department(HA_NOI), REASON)
                        .text("state"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void aTransferOrAnEnrolmentHonoursTheVersionItNames() {
        Answer learner = registered(HOA_SEN, "2026-2027", "05");
        String enrol = "{\"learner\":\"%s\",\"school\":\"%s\",\"schoolClass\":\"%s\"}"
                .formatted(learner.id(), HOA_SEN, madeClass(HOA_SEN, "2026-2027", "05"));

        assertThat(post("/v1/enrolments", school(HOA_SEN), enrol, "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(post("/v1/transfers", school(HOA_SEN), transfer(learner, BEN_DO), "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(post("/v1/transfers", school(BEN_DO), transfer(learner, BEN_DO), "If-Match", "\"7\"")
                        .status())
                .describedAs("who takes in does not learn that there is such a learner")
                .isEqualTo(404);
        assertThat(post("/v1/enrolments", school(HOA_SEN), enrol, "If-Match", learner.etag())
                        .etag())
                .isEqualTo("\"2\"");
        assertThat(post("/v1/transfers", school(HOA_SEN), transfer(learner, BEN_DO), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(201);
    }

    private List<String> ids(String list) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(list + cursor, department(HA_NOI));
            assertThat(page.status()).describedAs("%s", page.body()).isEqualTo(200);
            for (JsonNode item : page.body().path("items")) {
                ids.add(item.path("id").asString());
            }
            cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    void aSchoolListsItsTransfersInAndOut() {
        Answer gone = registered(HOA_SEN, "2023-2024", "02");
        assertThat(post(
                                "/v1/transfers",
                                school(HOA_SEN),
                                transfer(gone, SONG_HONG).replace("2026-11-02", "2023-11-02"))
                        .status())
                .isEqualTo(201);

        String out = "/v1/transfers?schoolYear=2023-2024&direction=out";
        Answer listed = get(out, school(HOA_SEN));
        assertThat(listed.items()).isEqualTo(1);
        JsonNode transfer = listed.body().path("items").path(0);
        assertThat(transfer.path("learner").asString()).isEqualTo(gone.id());
        assertThat(transfer.path("fromSchool").asString()).isEqualTo(HOA_SEN.value());
        assertThat(transfer.path("toSchool").asString()).isEqualTo(SONG_HONG.value());
        assertThat(transfer.path("date").asString()).isEqualTo("2023-11-02");
        assertThat(get(out.replace("=out", "=in"), school(HOA_SEN)).items()).isZero();
        assertThat(get(out.replace("=out", "=in") + "&school=" + SONG_HONG, department(HA_NOI))
                        .items())
                .isEqualTo(1);
        assertThat(get(out + "&school=" + BEN_DO, department(HA_NOI)).items()).isZero();
        String above = "/v1/transfers?limit=5000&schoolYear=2023-2024";
        assertThat(get(above, department(HA_NOI)).body().toString()).contains(gone.id());
        assertThat(get(above + "&direction=out", department(HA_NOI)).body().toString())
                .describedAs("the learner stayed with the department's schools")
                .doesNotContain(gone.id());
        assertThat(get(out.replace("=out", "=away"), department(HA_NOI)).faults())
                .containsExactly("/direction unknown-code");
    }
}
