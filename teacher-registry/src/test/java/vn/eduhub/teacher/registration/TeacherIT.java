package vn.eduhub.teacher.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.teacher.RunningRegistry;

class TeacherIT extends RunningRegistry {

    private static String staff(String motherName, RecordId school) {
        return """
                {"fullName":"Võ Văn Hùng","birthDate":"1988-04-12","sex":"01","motherName":"%s","ethnicity":"01",
                 "assignment":{"school":"%s","schoolYear":"2026-2027","group":"03"}}""".formatted(motherName, school);
    }

    private static String mother() {
        return "Huỳnh Thị Sáu" + letters(unique(""));
    }

    private Answer registered(String mother, RecordId school) {
        Answer answer = post("/v1/teachers", school(school), staff(mother, school));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    @Test
    void aSchoolRegistersATeacherAndOnlyItsOwnLineSeesThem() {
        Answer answer = registered(mother(), HOA_SEN);
        String path = "/v1/teachers/" + answer.id();

        assertThat(EducationId.isWellFormed(answer.id())).isTrue();
        assertThat(get(path, school(HOA_SEN)).body()).isEqualTo(answer.body());
        assertThat(answer.body().has("motherName")).isFalse();
        assertThat(get(path, department(HA_NOI)).status()).isEqualTo(200);
        assertThat(get(path, ministry()).status()).isEqualTo(200);
        Answer absent = get("/v1/teachers/" + EducationId.of(987_654_321), school(SONG_HONG));
        for (String stranger : List.of(school(SONG_HONG), department(SAI_GON))) {
            assertThat(get(path, stranger).refusal()).isEqualTo(absent.refusal());
        }
        assertThat(get(path, "").status()).isEqualTo(401);
        assertThat(get(path, token("analyst", MINISTRY.value(), "analyst")).status())
                .isEqualTo(403);
    }

    @Test
    void whoIsKnownElsewhereKeepsTheNumberAndIsAssignedHereToo() {
        String mother = mother();
        Answer first = registered(mother, HOA_SEN);
        Answer second = registered(mother, BEN_DO);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body().path("assignments").size()).isEqualTo(2);
        Answer again = post("/v1/teachers", school(BEN_DO), staff(mother, BEN_DO));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("already-assigned");
    }

    @Test
    void theSameKeyRegistersOnceAndAnotherBodyIsRefused() {
        String key = unique("register-once");
        String body = staff(mother(), HOA_SEN);
        Answer first = post("/v1/teachers", school(HOA_SEN), body, "Idempotency-Key", key);

        assertThat(post("/v1/teachers", school(HOA_SEN), body, "Idempotency-Key", key))
                .isEqualTo(first);
        assertThat(post("/v1/teachers", school(HOA_SEN), staff(mother(), HOA_SEN), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aRepeatedRequestDoesNotShowSomeoneWhoIsOnlyElsewhereNow() {
        String mother = mother();
        String key = unique("gone-elsewhere");
        String body = staff(mother, HOA_SEN);
        Answer first = post("/v1/teachers", school(HOA_SEN), body, "Idempotency-Key", key);
        registered(mother, BEN_DO);
        String path = "/v1/teachers/" + first.id();
        assertThat(post(path + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}")
                        .status())
                .isEqualTo(200);

        Answer again = post("/v1/teachers", school(HOA_SEN), body, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.refusal()).isEqualTo(get(path, school(HOA_SEN)).refusal());
    }

    @Test
    void cancellingManyTimesAtOnceIsNeverToldOfAnotherVersion() throws Exception {
        for (int i = 0; i < 5; i++) {
            String path = "/v1/teachers/" + registered(mother(), HOA_SEN).id() + "/cancellations";
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
    void allFaultsOfARegistrationAreToldAtOnce() {
        Answer answer = post("/v1/teachers", school(HOA_SEN), """
                {"fullName":"9","birthDate":"1988-02-31",
                 "assignment":{"school":"%s","schoolClass":"A B","schoolYear":"2026","group":"99","begun":"x"}}""".formatted(BEN_DO));

        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/fullName not-a-name",
                        "/birthDate no-such-date",
                        "/assignment/school unknown-school",
                        "/assignment/schoolClass not-an-identifier",
                        "/assignment/schoolYear not-a-school-year",
                        "/assignment/group unknown-code",
                        "/assignment/begun not-a-date");
        assertThat(post("/v1/teachers", school(HOA_SEN), "{\"communeCode\":\"00004\"}")
                        .faults())
                .containsExactly("/communeCode unknown-field");
    }

    @Test
    void aPatchNeedsTheVersionThatWasRead() {
        Answer teacher = registered(mother(), HOA_SEN);
        String path = "/v1/teachers/" + teacher.id();

        assertThat(patch(path, school(HOA_SEN), "{\"ethnicity\":null}").status())
                .isEqualTo(428);
        Answer changed = patch(path, school(HOA_SEN), "{\"fullName\":\"Võ Văn Hưng\"}", "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("fullName")).isEqualTo("Võ Văn Hưng");
        assertThat(changed.id()).isEqualTo(teacher.id());
        assertThat(patch(path, school(HOA_SEN), "{\"ethnicity\":\"02\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(get(path, school(HOA_SEN), "If-None-Match", "\"2\"").status())
                .isEqualTo(304);
    }

    @Test
    void assignmentsAreAddedAndEnded() {
        Answer teacher = registered(mother(), HOA_SEN);
        String body = "{\"teacher\":\"%s\",\"school\":\"%s\",\"schoolYear\":\"2026-2027\",\"group\":\"01\"}"
                .formatted(teacher.id(), SONG_HONG);
        Answer assigned = post("/v1/assignments", department(HA_NOI), body);
        assertThat(assigned.status()).isEqualTo(201);
        assertThat(assigned.body().path("assignments").size()).isEqualTo(2);
        assertThat(post("/v1/assignments", department(HA_NOI), body).text("code"))
                .isEqualTo("already-assigned");
        assertThat(post("/v1/assignments", school(BEN_DO), body.replace(SONG_HONG.value(), BEN_DO.value()))
                        .status())
                .isEqualTo(404);

        String first = assigned.body().path("assignments").path(0).path("id").asString();
        String endings = "/v1/assignments/" + first + "/endings";
        String ending = "{\"teacher\":\"%s\",\"date\":\"2026-11-01\"}".formatted(teacher.id());
        Answer ended = post(endings, school(HOA_SEN), ending);
        assertThat(ended.body().path("assignments").path(0).path("ended").asString())
                .isEqualTo("2026-11-01");
        assertThat(get("/v1/teachers/" + teacher.id(), school(HOA_SEN)).status())
                .isEqualTo(200);
        assertThat(patch("/v1/teachers/" + teacher.id(), school(HOA_SEN), "{}", "If-Match", "\"3\"")
                        .text("code"))
                .isEqualTo("read-only");
        assertThat(post(endings, school(HOA_SEN), ending))
                .describedAs("asked again after a lost answer")
                .isEqualTo(ended);
        assertThat(post(endings, school(HOA_SEN), ending.replace("11-01", "11-02"))
                        .text("code"))
                .isEqualTo("read-only");
    }

    @Test
    void aCancelledTeacherKeepsTheNumberAndListsHoldWhatIsInReach() {
        Answer teacher = registered(mother(), SONG_HONG);
        Answer cancelled = post(
                "/v1/teachers/" + teacher.id() + "/cancellations", school(SONG_HONG), "{\"reason\":\"nhập nhầm\"}");

        assertThat(cancelled.body().path("cancelled").asBoolean()).isTrue();
        Answer list = get("/v1/teachers?school=" + SONG_HONG + "&schoolYear=2026-2027", school(SONG_HONG));
        assertThat(list.items()).isPositive();
        assertThat(list.body().toString()).contains(teacher.id());
        assertThat(get("/v1/teachers?school=" + SONG_HONG, school(HOA_SEN)).items())
                .isZero();
    }

    private static String assignment(Answer teacher, int number) {
        return "/v1/assignments/"
                + teacher.body().path("assignments").path(number).path("id").asString();
    }

    @Test
    void anAssignmentIsReadByItselfAndPutRightOnlyInTheVersionThatWasRead() {
        Answer teacher = registered(mother(), HOA_SEN);
        String path = assignment(teacher, 0);
        Answer read = get(path, department(HA_NOI));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.etag()).isEqualTo(teacher.etag());
        assertThat(read.text("teacher")).isEqualTo(teacher.id());
        assertThat(get(path, school(HOA_SEN), "If-None-Match", read.etag()).status())
                .isEqualTo(304);
        assertThat(get(path, school(BEN_DO)).status()).isEqualTo(404);

        String patch = "{\"group\":\"01\",\"begun\":\"2026-09-07\"}";
        assertThat(patch(path, school(HOA_SEN), patch).status()).isEqualTo(428);
        Answer changed = patch(path, school(HOA_SEN), patch, "If-Match", teacher.etag());
        assertThat(changed.text("group")).isEqualTo("01");
        assertThat(changed.text("begun")).isEqualTo("2026-09-07");
        assertThat(patch(path, school(HOA_SEN), patch, "If-Match", teacher.etag()))
                .isEqualTo(changed);
        assertThat(patch(path, school(HOA_SEN), "{\"group\":\"02\"}", "If-Match", teacher.etag())
                        .status())
                .isEqualTo(412);
        assertThat(patch(
                                path,
                                school(HOA_SEN),
                                "{\"school\":\"x\",\"group\":null,\"begun\":7}",
                                "If-Match",
                                changed.etag())
                        .faults())
                .containsExactlyInAnyOrder("/school unknown-field", "/group required", "/begun wrong-type");
        assertThat(accessesTo(teacher.id())).contains("school PATCH /v1/assignments/{id}");
    }

    @Test
    void anAssignmentMadeByMistakeIsTakenBackAndOneThatEndsNeedsNoTeacher() {
        Answer teacher = registered(mother(), HOA_SEN);
        String ending = assignment(teacher, 0) + "/endings";
        assertThat(post(ending, school(HOA_SEN), "{\"date\":\"2031-01-01\"}").faults())
                .containsExactly("/date outside-school-year");
        assertThat(post(ending, school(HOA_SEN), "{\"date\":\"2026-11-01\"}", "If-Match", "\"9\"")
                        .status())
                .isEqualTo(412);
        assertThat(post(ending, school(HOA_SEN), "{\"date\":\"2026-11-01\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(201);

        String cancelling = assignment(teacher, 0) + "/cancellations";
        String reason = "{\"reason\":\"nhập nhầm\"}";
        assertThat(post(cancelling, school(HOA_SEN), reason, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        Answer cancelled = post(cancelling, school(HOA_SEN), reason);
        assertThat(cancelled.body().path("cancelled").asBoolean()).isTrue();
        assertThat(post(cancelling, school(HOA_SEN), reason)).isEqualTo(cancelled);
        assertThat(patch(assignment(teacher, 0), school(HOA_SEN), "{\"group\":\"01\"}", "If-Match", cancelled.etag())
                        .text("code"))
                .isEqualTo("assignment-cancelled");
    }

    @Test
    void assignmentsAreListedByWhatOneOfThemIs() {
        Answer teacher = registered(mother(), BEN_DO);
        for (String group : List.of("01", "02", "03")) {
            assertThat(post("/v1/assignments", school(BEN_DO), """
                            {"teacher":"%s","school":"%s","schoolYear":"2021-2022","group":"%s"}""".formatted(teacher.id(), BEN_DO, group))
                            .status())
                    .isEqualTo(201);
        }
        String list = "/v1/assignments?school=" + BEN_DO + "&schoolYear=2021-2022";
        Answer first = get(list + "&limit=2", department(SAI_GON));
        Answer rest = get(list + "&limit=2&cursor=" + first.text("nextCursor"), department(SAI_GON));
        assertThat(List.of(first.items(), rest.items())).containsExactly(2, 1);
        assertThat(get(list + "&group=02", school(BEN_DO)).items()).isEqualTo(1);
        assertThat(get("/v1/assignments?teacher=" + teacher.id(), school(BEN_DO))
                        .items())
                .isEqualTo(4);
        assertThat(get("/v1/teachers?school=" + BEN_DO + "&schoolYear=2021-2022&group=01", school(BEN_DO))
                        .items())
                .isEqualTo(1);
        assertThat(get("/v1/teachers?group=77&limit=0", department(SAI_GON)).faults())
                .containsExactlyInAnyOrder("/group unknown-code", "/limit out-of-range");
        assertThat(get("/v1/teachers?limit=5000&schoolYear=2021-2022&group=01", department(SAI_GON))
                        .items())
                .isEqualTo(1);
    }

    /// The same duty twice, the first from September to October and the second from November on.
    private Answer returned() {
        Answer teacher = registered(mother(), HOA_SEN);
        assertThat(post(assignment(teacher, 0) + "/endings", school(HOA_SEN), "{\"date\":\"2026-10-01\"}")
                        .status())
                .isEqualTo(201);
        return post("/v1/assignments", school(HOA_SEN), """
                {"teacher":"%s","school":"%s","schoolYear":"2026-2027","group":"03","begun":"2026-11-01"}""".formatted(teacher.id(), HOA_SEN));
    }

    @Test
    void whoCameBackDoesNotKeepTheFirstAssignmentFromBeingPutRight() {
        Answer teacher = returned();
        Answer changed = patch(
                assignment(teacher, 0), school(HOA_SEN), "{\"begun\":\"2026-09-07\"}", "If-Match", teacher.etag());

        assertThat(changed.status()).describedAs("%s", changed.body()).isEqualTo(200);
        assertThat(patch(
                                assignment(teacher, 1),
                                school(HOA_SEN),
                                "{\"begun\":\"2026-09-20\"}",
                                "If-Match",
                                changed.etag())
                        .text("code"))
                .isEqualTo("same-duty-twice");
    }

    @Test
    void aLastDayThatWasToldWronglyIsPutRightByTellingItAgain() {
        Answer teacher = returned();
        String ending = assignment(teacher, 0) + "/endings";
        Answer later = post(ending, school(HOA_SEN), "{\"date\":\"2026-10-15\"}");
        assertThat(later.body().at("/assignments/0/ended").asString()).isEqualTo("2026-10-15");
        assertThat(post(ending, school(HOA_SEN), "{\"date\":\"2026-10-15\"}")).isEqualTo(later);
        assertThat(post(ending, school(HOA_SEN), "{}"))
                .describedAs("without a day the one that was told stays")
                .isEqualTo(later);
        assertThat(post(ending, school(HOA_SEN), "{\"date\":\"2026-11-20\"}").text("code"))
                .isEqualTo("same-duty-twice");
        String list = "/v1/assignments?teacher=" + teacher.id() + "&state=";
        assertThat(List.of(
                        get(list + "open", school(HOA_SEN)).items(),
                        get(list + "ENDED", school(HOA_SEN)).items(),
                        get(list + "CANCELLED", school(HOA_SEN)).items()))
                .containsExactly(1, 1, 0);
        assertThat(get(list + "LEFT", school(HOA_SEN)).faults()).containsExactly("/state unknown-code");
    }

    @Test
    void anAssignmentThatIsStillToComeEndsOnItsFirstDay() {
        int next = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear() + 1;
        Answer teacher = post(
                "/v1/teachers",
                school(HOA_SEN),
                staff(mother(), HOA_SEN).replace("2026-2027", next + "-" + (next + 1)));

        Answer ended = post(assignment(teacher, 0) + "/endings", school(HOA_SEN), "{}");
        assertThat(ended.body().at("/assignments/0/ended").asString()).isEqualTo(next + "-09-05");
    }

    @Test
    void whoTookAnAssignmentBackIsToldSoAgainAlthoughTheyAreElsewhereNow() {
        String mother = mother();
        registered(mother, HOA_SEN);
        Answer teacher = registered(mother, BEN_DO);
        String cancelling = assignment(teacher, 1) + "/cancellations";
        String reason = "{\"reason\":\"nhập nhầm\"}";
        Answer cancelled = post(cancelling, school(BEN_DO), reason);
        assertThat(cancelled.status()).isEqualTo(200);

        assertThat(get(assignment(teacher, 1), school(BEN_DO)).status()).isEqualTo(404);
        assertThat(post(cancelling, school(BEN_DO), reason)).isEqualTo(cancelled);
        assertThat(post(cancelling, school(SONG_HONG), reason).status()).isEqualTo(404);
    }

    @Test
    void anAssignmentAndABirthDateHaveToFitEachOther() {
        Answer teacher = registered(mother(), HOA_SEN);
        String path = "/v1/teachers/" + teacher.id();

        assertThat(patch(path, school(HOA_SEN), "{\"birthDate\":\"2018-04-12\"}", "If-Match", "\"1\"")
                        .faults())
                .containsExactly("/birthDate out-of-range");
        String body = "{\"teacher\":\"%s\",\"school\":\"%s\",\"schoolYear\":\"1995-1996\",\"group\":\"03\"}"
                .formatted(teacher.id(), HOA_SEN);
        assertThat(post("/v1/assignments", school(HOA_SEN), body).faults()).containsExactly("/teacher out-of-range");
        String later = body.replace("1995-1996", "2015-2016");
        assertThat(post("/v1/assignments", school(HOA_SEN), later, "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(post("/v1/assignments", school(HOA_SEN), later, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatCannotBeTrueOfSomeoneWhoWorksIsAFault() {
        String staff = staff(mother(), HOA_SEN);
        assertThat(post("/v1/teachers", school(HOA_SEN), staff.replace("1988", "2018"))
                        .faults())
                .containsExactly("/birthDate out-of-range");
        assertThat(post("/v1/teachers", school(HOA_SEN), staff.replace("2026-2027", "2099-2100"))
                        .faults())
                .containsExactly("/assignment/schoolYear out-of-range");
        Answer teacher = post("/v1/teachers", school(HOA_SEN), staff);
        assertThat(post("/v1/teachers", school(HOA_SEN), staff).text("code")).isEqualTo("already-assigned");
        assertThat(accessesTo(teacher.id())).hasSize(2);
    }
}
