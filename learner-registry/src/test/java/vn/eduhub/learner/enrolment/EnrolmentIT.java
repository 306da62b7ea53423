package vn.eduhub.learner.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.RunningRegistry;

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
        assertThat(post(path + "/departures", school(HOA_SEN), "{\"date\":\"2025-06-01\",\"reason\":\"03\"}")
                        .text("code"))
                .isEqualTo("not-enrolled");

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
