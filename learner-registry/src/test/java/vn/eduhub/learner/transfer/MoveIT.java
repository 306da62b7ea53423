package vn.eduhub.learner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.RunningRegistry;

class MoveIT extends RunningRegistry {

    private Answer registered(RecordId school) {
        return registered(school, letters(unique("")));
    }

    private Answer registered(RecordId school, String mother) {
        Answer answer = post("/v1/learners", school(school), """
                {"fullName":"Lê Đăng Khoa","birthDate":"2015-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(mother, school));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    private static String transfer(String learner, RecordId toSchool) {
        return "{\"learner\":\"%s\",\"toSchool\":\"%s\",\"date\":\"2026-11-02\"}".formatted(learner, toSchool);
    }

    @Test
    void aDepartmentMovesALearnerInOneChange() {
        String id = registered(HOA_SEN).id();
        Answer moved = post("/v1/transfers", department(HA_NOI), transfer(id, SONG_HONG));

        assertThat(moved.status()).isEqualTo(201);
        assertThat(moved.etag()).isEqualTo("\"2\"");
        var enrolments = moved.body().path("enrolments");
        assertThat(enrolments.path(0).path("state").asString()).isEqualTo("TRANSFERRED");
        assertThat(enrolments.path(0).path("ended").asString()).isEqualTo("2026-11-02");
        assertThat(enrolments.path(1).path("school").asString()).isEqualTo(SONG_HONG.value());
        assertThat(enrolments.path(1).path("grade").asString()).isEqualTo("05");
        assertThat(enrolments.path(1).path("begun").asString()).isEqualTo("2026-11-02");
    }

    @Test
    void theOldSchoolMayReadButNotWriteAndTheNewOneMayBoth() {
        String id = registered(HOA_SEN).id();
        assertThat(post("/v1/transfers", school(HOA_SEN), transfer(id, BEN_DO)).status())
                .isEqualTo(201);
        String path = "/v1/learners/" + id;

        assertThat(get(path, school(HOA_SEN)).status()).isEqualTo(200);
        Answer refused = patch(path, school(HOA_SEN), "{\"ethnicity\":\"02\"}", "If-Match", "\"2\"");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("read-only");
        assertThat(patch(path, department(SAI_GON), "{\"ethnicity\":\"02\"}", "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theReceivingSchoolMayAskAndAStrangerMayNot() {
        String id = registered(HOA_SEN).id();

        Answer stranger = post("/v1/transfers", school(SONG_HONG), transfer(id, BEN_DO));
        Answer absent = post(
                "/v1/transfers",
                school(SONG_HONG),
                transfer(EducationId.of(987_654_321).digits(), BEN_DO));
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.refusal()).isEqualTo(absent.refusal());
        assertThat(post("/v1/transfers", school(BEN_DO), transfer(id, BEN_DO)).status())
                .isEqualTo(201);
    }

    @Test
    void whoOnlyTakesInCannotTellAnAbsentNumberFromOneThatCannotBeMoved() {
        String absent = EducationId.of(987_654_321).digits();
        String enrolled = registered(HOA_SEN).id();
        Answer gone = registered(HOA_SEN);
        String enrolment = gone.body().path("enrolments").path(0).path("id").asString();
        assertThat(post(
                                "/v1/enrolments/" + enrolment + "/departures",
                                school(HOA_SEN),
                                "{\"learner\":\"%s\",\"date\":\"2026-10-01\"}".formatted(gone.id()))
                        .status())
                .isEqualTo(201);
        String ofNextYear = ",\"toClass\":\"%s\"}".formatted(madeClass(BEN_DO, "2027-2028", "05"));

        String refusal =
                post("/v1/transfers", school(BEN_DO), transfer(absent, BEN_DO)).refusal();
        assertThat(refusal).startsWith("404");
        for (String request : List.of(
                transfer(gone.id(), BEN_DO),
                transfer(enrolled, BEN_DO).replace("2026-11-02", "2026-08-01"),
                transfer(enrolled, BEN_DO).replace("}", ofNextYear))) {
            assertThat(post("/v1/transfers", school(BEN_DO), request).refusal()).isEqualTo(refusal);
        }
    }

    @Test
    void aRepeatedTransferDoesNotShowWhomTheSchoolGaveBack() {
        String id = registered(HOA_SEN).id();
        String key = unique("given-back");
        assertThat(post("/v1/transfers", school(BEN_DO), transfer(id, BEN_DO), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
        assertThat(post("/v1/learners/" + id + "/cancellations", school(BEN_DO), "{\"reason\":\"nhập nhầm\"}")
                        .status())
                .isEqualTo(200);

        assertThat(post("/v1/transfers", school(BEN_DO), transfer(id, BEN_DO), "Idempotency-Key", key)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSameKeyMovesOnce() {
        String id = registered(HOA_SEN).id();
        String key = unique("move-once");
        Answer first = post("/v1/transfers", department(HA_NOI), transfer(id, SONG_HONG), "Idempotency-Key", key);
        Answer again = post("/v1/transfers", department(HA_NOI), transfer(id, SONG_HONG), "Idempotency-Key", key);
        Answer other = post("/v1/transfers", department(HA_NOI), transfer(id, BEN_DO), "Idempotency-Key", key);

        assertThat(again).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void allFaultsOfATransferAreToldAtOnce() {
        Answer answer = post("/v1/transfers", department(HA_NOI), """
                {"learner":"A B","toSchool":"%s","toClass":"0123456789abcdefghjkmnpqrs","grade":"x","date":"02/11"}""".formatted(HA_NOI));

        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/learner not-an-identifier",
                        "/toSchool unknown-school",
                        "/toClass unknown-class",
                        "/grade unknown-code",
                        "/date not-a-date");
    }

    @Test
    void aTransferBeforeTheEnrolmentBeganIsAFault() {
        String id = registered(HOA_SEN).id();

        assertThat(post(
                                "/v1/transfers",
                                department(HA_NOI),
                                transfer(id, SONG_HONG).replace("2026-11-02", "2026-08-01"))
                        .faults())
                .containsExactly("/date dates-reversed");
    }

    @Test
    void whoIsNotEnrolledCannotBeMoved() {
        Answer learner = registered(HOA_SEN);
        String enrolment = learner.body().path("enrolments").path(0).path("id").asString();
        Answer left = post(
                "/v1/enrolments/" + enrolment + "/departures",
                school(HOA_SEN),
                "{\"learner\":\"%s\",\"date\":\"2026-10-01\",\"reason\":\"09\"}".formatted(learner.id()));
        assertThat(left.status()).isEqualTo(201);
        assertThat(left.body().path("enrolments").path(0).path("state").asString())
                .isEqualTo("LEFT");
        assertThat(left.body().path("enrolments").path(0).path("reason").asString())
                .isEqualTo("09");

        assertThat(post("/v1/transfers", department(HA_NOI), transfer(learner.id(), SONG_HONG))
                        .text("code"))
                .isEqualTo("not-enrolled");
    }

    @Test
    void aRepeatedDepartureIsAnsweredAlsoWhenTheLearnerHasGoneOn() {
        String mother = letters(unique(""));
        Answer learner = registered(HOA_SEN, mother);
        String departures = "/v1/enrolments/"
                + learner.body().path("enrolments").path(0).path("id").asString() + "/departures";
        String told = "{\"date\":\"2026-10-01\",\"reason\":\"09\"}";
        assertThat(post(departures, school(HOA_SEN), told).status()).isEqualTo(201);
        assertThat(registered(BEN_DO, mother).id()).isEqualTo(learner.id());

        Answer again = post(departures, school(HOA_SEN), told);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.etag())
                .describedAs("the version of the new school, of which the former one is told the basic fields")
                .isEqualTo("\"3-b\"");
        assertThat(post(departures, school(HOA_SEN), told.replace("10-01", "10-02"))
                        .text("code"))
                .isEqualTo("read-only");
    }

    @Test
    void aTransferPutsNobodyIntoAClassThatTheyAreInAlready() {
        String id = registered(HOA_SEN).id();
        RecordId schoolClass = madeClass(HOA_SEN, "2026-2027", "05");
        assertThat(post("/v1/enrolments", school(HOA_SEN), """
                        {"learner":"%s","school":"%s","schoolClass":"%s","begun":"2026-08-20"}""".formatted(id, HOA_SEN, schoolClass))
                        .status())
                .isEqualTo(201);
        String intoClass = transfer(id, HOA_SEN).replace("}", ",\"toClass\":\"" + schoolClass + "\"}");

        assertThat(post("/v1/transfers", school(HOA_SEN), intoClass).faults())
                .containsExactly("/toSchool enrolment-overlap");
    }

    @Test
    void aSecondClassIsASecondEnrolmentAndTheSameClassTwiceIsNot() {
        String id = registered(HOA_SEN).id();
        RecordId schoolClass = madeClass(HOA_SEN, "2026-2027", "05");
        String body =
                "{\"learner\":\"%s\",\"school\":\"%s\",\"schoolClass\":\"%s\"}".formatted(id, HOA_SEN, schoolClass);

        Answer enrolled = post("/v1/enrolments", school(HOA_SEN), body);
        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.body().path("enrolments").size()).isEqualTo(2);
        assertThat(post("/v1/enrolments", school(HOA_SEN), body).text("code")).isEqualTo("already-registered");
        assertThat(post("/v1/enrolments", school(BEN_DO), body.replace(HOA_SEN.value(), BEN_DO.value()))
                        .faults())
                .containsExactly("/schoolClass unknown-class");
    }
}
