package vn.eduhub.learner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.LearnerRow.EnrolmentRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.platform.caller.HubRole;

class LearnerIntakeIT extends RunningRegistry {

    private String serial = "";

    /// Every test has its own class and its own child.
    @BeforeEach
    void ownClass() {
        serial = unique("");
        sendClass(HA_NOI, HOA_SEN);
    }

    private String classId() {
        return "class" + serial;
    }

    private void sendClass(RecordId sender, RecordId school) {
        ClassRow row = new ClassRow(1, classId(), false, "Lớp 5A", orgId(school), "2026-2027", "05");
        assertThat(show(send(ClassRow.PATH, sender, unique("job"), List.of(row))))
                .isEqualTo("1 ACCEPTED");
    }

    private PersonRow child() {
        return child("Nguyễn Thị Bình An");
    }

    private PersonRow child(String fullName) {
        return new PersonRow(fullName, "2016-09-05", "02", null, "Trần Thị Hà" + letters(serial), "01", "00004");
    }

    private static EnrolmentRow enrolment(long row, String id, String classId) {
        return new EnrolmentRow(row, id, false, classId, null, null, null, null);
    }

    private LearnerRow row(PersonRow person) {
        return row("user" + serial, person, enrolment(2, "enrol" + serial, classId()));
    }

    private static LearnerRow row(String id, @Nullable PersonRow person, EnrolmentRow... enrolments) {
        return new LearnerRow(1, id, false, person, List.of(enrolments));
    }

    private List<RowOutcome> take(RecordId sender, LearnerRow... rows) {
        return send(LearnerRow.PATH, sender, unique("job"), List.of(rows));
    }

    private RecordBody<Learner> stored(RecordId sender) {
        return learners.findByKeys(List.of(sender + "|user|user" + serial)).getFirst();
    }

    @Test
    void aFileOfLearnersIsStoredOnceAndTheSameFileAgainChangesNothing() {
        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        RecordBody<Learner> stored = stored(HA_NOI);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.scope()).containsExactlyInAnyOrder(HOA_SEN, BA_DINH, HA_NOI, MINISTRY);
        assertThat(stored.content().commune()).isEqualTo(AREA);

        long asked = IDENTITY.timesAsked("user" + serial);
        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 UNCHANGED, 2 UNCHANGED");
        assertThat(stored(HA_NOI)).isEqualTo(stored);
        assertThat(IDENTITY.timesAsked("user" + serial)).isEqualTo(asked).isEqualTo(1);
        assertThat(accessesTo(stored.recordId().value()))
                .containsExactly("client POST " + LearnerRow.PATH, "client POST " + LearnerRow.PATH);
    }

    @Test
    void aBatchSentAgainGetsTheSameAnswers() {
        List<LearnerRow> first = List.of(row(child()));
        String job = unique("job");
        String answers = show(send(LearnerRow.PATH, HA_NOI, job, first));
        assertThat(show(send(LearnerRow.PATH, HA_NOI, job, first))).isEqualTo(answers);

        // A second job changes the name only; its enrolment row was unchanged and stays so when the batch is resent.
        List<LearnerRow> second = List.of(row(child("Nguyễn Thị Bình Anh")));
        String nextJob = unique("job");
        for (int i = 0; i < 3; i++) {
            assertThat(show(send(LearnerRow.PATH, HA_NOI, nextJob, second))).isEqualTo("1 ACCEPTED, 2 UNCHANGED");
        }
        assertThat(stored(HA_NOI).version()).isEqualTo(2);
        assertThat(show(take(HA_NOI, second.getFirst()))).isEqualTo("1 UNCHANGED, 2 UNCHANGED");
    }

    @Test
    void aBatchSentAgainGetsTheSameAnswersAlsoWhenSomeoneElseWroteInBetween() {
        List<LearnerRow> first = List.of(row(child()));
        String job = unique("job");
        assertThat(show(send(LearnerRow.PATH, HA_NOI, job, first))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        changeByRest("02", 1);
        assertThat(show(send(LearnerRow.PATH, HA_NOI, job, first))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");

        List<LearnerRow> second = List.of(row(child("Nguyễn Thị Bình Anh")));
        String nextJob = unique("job");
        assertThat(show(send(LearnerRow.PATH, HA_NOI, nextJob, second))).isEqualTo("1 ACCEPTED, 2 UNCHANGED");
        changeByRest("03", 3);
        changeByRest("04", 4);
        assertThat(show(send(LearnerRow.PATH, HA_NOI, nextJob, second))).isEqualTo("1 ACCEPTED, 2 UNCHANGED");
        assertThat(show(take(HA_NOI, second.getFirst()))).isEqualTo("1 UNCHANGED, 2 UNCHANGED");
        assertThat(stored(HA_NOI).version()).isEqualTo(5);
    }

    private void changeByRest(String ethnicity, long version) {
        Answer changed = patch(
                "/v1/learners/" + stored(HA_NOI).recordId(),
                school(HOA_SEN),
                "{\"ethnicity\":\"%s\"}".formatted(ethnicity),
                "If-Match",
                "\"" + version + "\"");
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void aFileOfSomeoneWhoMayNotWriteLearnersIsRefused() {
        for (HubRole role : List.of(HubRole.ANALYST, HubRole.STEWARD, HubRole.AUDITOR, HubRole.OPERATOR)) {
            Answer answer = sendAs(role, LearnerRow.PATH, HA_NOI, List.of(row(child())));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("forbidden");
        }
        assertThat(sendAs(HubRole.SCHOOL, LearnerRow.PATH, HA_NOI, List.of(row(child())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameBatchManyTimesAtOnceMakesEveryoneOnce() throws Exception {
        List<LearnerRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PersonRow person = new PersonRow(
                    "Lê Đăng Khoa", "2016-01-17", "01", null, "Phạm" + letters(serial) + letters("" + i), null, null);
            rows.add(new LearnerRow(
                    2 * i + 1,
                    "many" + i + serial,
                    false,
                    person,
                    List.of(enrolment(2 * i + 2, "many" + i + serial, classId()))));
        }
        String job = unique("job");
        Callable<String> call = () -> show(send(LearnerRow.PATH, HA_NOI, job, rows));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(List.of(call, call, call, call))) {
                assertThat(answer.get().split(", ", -1)).hasSize(80).allMatch(line -> line.endsWith("ACCEPTED"));
            }
        }
        List<String> keys =
                rows.stream().map(row -> HA_NOI + "|user|" + row.sourcedId()).toList();
        assertThat(learners.findByKeys(keys)).hasSize(40).allMatch(body -> body.version() == 1);
    }

    @Test
    void twoSendersMayUseTheSameId() {
        take(HA_NOI, row(child()));
        sendClass(SAI_GON, BEN_DO);
        PersonRow other = new PersonRow("Lê Đăng Khoa", "2015-01-17", "01", null, "Phạm" + letters(serial), null, null);

        assertThat(show(take(SAI_GON, row(other)))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        assertThat(stored(SAI_GON).recordId()).isNotEqualTo(stored(HA_NOI).recordId());
        assertThat(stored(HA_NOI).content().fullName()).isEqualTo("Nguyễn Thị Bình An");
    }

    @Test
    void aLearnerKnownElsewhereIsEnrolledHereToo() {
        take(HA_NOI, row(child()));
        sendClass(SAI_GON, BEN_DO);
        PersonRow sparse =
                new PersonRow(child().fullName(), child().birthDate(), "02", null, child().motherName(), "05", null);

        assertThat(show(take(SAI_GON, row(sparse)))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        RecordBody<Learner> both = stored(HA_NOI);
        assertThat(stored(SAI_GON)).isEqualTo(both);
        assertThat(both.content().enrolments()).hasSize(2);
        assertThat(sensitive(both).ethnicity()).isEqualTo(new Ethnicity("01"));
        assertThat(both.scope()).contains(HOA_SEN, HA_NOI, BEN_DO, SAI_GON, MINISTRY);
        assertThat(both.formerScope()).isEmpty();
        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 UNCHANGED, 2 UNCHANGED");
    }

    @Test
    void aLearnerKnownElsewhereIsNotTouchedWithoutASoundEnrolmentHere() {
        take(HA_NOI, row(child()));
        RecordBody<Learner> before = stored(HA_NOI);

        assertThat(show(take(SAI_GON, row(child()))))
                .isEqualTo("1 REJECTED  reference-rejected, 2 REJECTED /classSourcedId unknown-class");
        assertThat(show(take(SAI_GON, row("user" + serial, child())))).isEqualTo("1 REJECTED  unknown-record");
        assertThat(stored(HA_NOI)).isEqualTo(before);
    }

    @Test
    void twoRowsOfOnePersonInABatchAreOneRecord() {
        LearnerRow twin =
                new LearnerRow(3, "twice" + serial, false, child(), List.of(enrolment(4, "twice" + serial, classId())));

        assertThat(show(take(HA_NOI, row(child()), twin)))
                .isEqualTo("1 ACCEPTED, 2 ACCEPTED, 3 ACCEPTED, 4 REJECTED  enrolment-overlap");
        assertThat(stored(HA_NOI).version()).isEqualTo(1);
        assertThat(stored(HA_NOI).content().enrolments()).hasSize(1);
    }

    @Test
    void everyFaultOfARowIsToldAndItsEnrolmentsFollow() {
        PersonRow faulty = new PersonRow(" ", "2016-02-31", "3", "12", null, "99", "99999");

        List<RowOutcome> outcomes = take(HA_NOI, row(faulty));

        assertThat(show(outcomes))
                .isEqualTo("1 REJECTED /person/fullName required /person/birthDate no-such-date"
                        + " /person/sex unknown-code /person/personalNumber personal-number-structure"
                        + " /person/ethnicity unknown-code /person/communeCode unknown-area,"
                        + " 2 REJECTED  reference-rejected");
    }

    @Test
    void aPersonalNumberThatContradictsRejectsTheRow() {
        PersonRow person = new PersonRow("Lê Đăng Khoa", "2015-01-17", "01", "003115012345", null, null, null);

        assertThat(show(take(HA_NOI, row(person))))
                .isEqualTo("1 REJECTED /person/personalNumber personal-number-sex, 2 REJECTED  reference-rejected");
    }

    @Test
    void whoIsInReviewKeepsTheirEnrolmentsWaiting() {
        PersonRow person = new PersonRow("Quàng Thị Lan", null, "02", null, "Lò Thị Xuân", null, null);

        assertThat(show(take(HA_NOI, row(person))))
                .isEqualTo("1 REVIEW /person/birthDate required, 2 REVIEW  reference-in-review");
        assertThat(learners.findByKeys(List.of(HA_NOI + "|user|user" + serial))).isEmpty();
    }

    @Test
    void enrolmentsWithoutTheirLearnerNeedOneSentEarlier() {
        LearnerRow alone = row("user" + serial, null, enrolment(1, "enrol" + serial, classId()));
        assertThat(show(take(HA_NOI, alone))).isEqualTo("1 REJECTED  missing-reference");

        take(HA_NOI, row("user" + serial, child()));
        assertThat(stored(HA_NOI).scope()).containsExactlyInAnyOrder(HA_NOI, MINISTRY);
        assertThat(show(take(HA_NOI, alone))).isEqualTo("1 ACCEPTED");
        assertThat(stored(HA_NOI).scope()).contains(HOA_SEN);
    }

    @Test
    void faultsOfAnEnrolmentLeaveTheLearner() {
        EnrolmentRow faulty = new EnrolmentRow(2, "enrol" + serial, false, "nowhere", "nowhere", "5", "x", null);
        EnrolmentRow reversed =
                new EnrolmentRow(3, "second" + serial, false, classId(), null, null, "2026-09-05", "2026-09-01");

        assertThat(show(take(HA_NOI, row("user" + serial, child(), faulty, reversed))))
                .isEqualTo("1 ACCEPTED, 2 REJECTED /classSourcedId unknown-class /schoolSourcedId unknown-school"
                        + " /grade unknown-code /begun not-a-date, 3 REJECTED /ended dates-reversed");
    }

    @Test
    void anEnrolmentThatEndedSaysHow() {
        EnrolmentRow left =
                new EnrolmentRow(2, "enrol" + serial, false, classId(), null, "04", "2026-09-07", "2026-10-01");
        take(HA_NOI, row("user" + serial, child(), left));

        Enrolment enrolment = stored(HA_NOI).content().enrolments().getFirst();
        assertThat(enrolment.state()).isEqualTo(EnrolmentState.LEFT);
        assertThat(enrolment.ended()).isEqualTo("2026-10-01");
        assertThat(enrolment.grade().code()).isEqualTo("04");
    }

    @Test
    void aCancelledLearnerComesBackWhenSentAgain() {
        take(HA_NOI, row(child()));
        LearnerRow gone = new LearnerRow(1, "user" + serial, true, null, List.of());

        assertThat(show(take(HA_NOI, gone))).isEqualTo("1 ACCEPTED");
        assertThat(stored(HA_NOI).cancelled()).isTrue();
        assertThat(show(take(HA_NOI, gone))).isEqualTo("1 UNCHANGED");
        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        RecordBody<Learner> back = stored(HA_NOI);
        assertThat(back.cancelled()).isFalse();
        assertThat(back.content().enrolments()).hasSize(1);
        assertThat(back.content().enrolments().getFirst().state()).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(show(take(SAI_GON, gone))).isEqualTo("1 REJECTED  unknown-record");
    }

    @Test
    void aCancelledEnrolmentTakesTheRecordWithItWhenItWasTheLast() {
        take(HA_NOI, row(child()));
        EnrolmentRow gone = new EnrolmentRow(2, "enrol" + serial, true, null, null, null, null, null);

        assertThat(show(take(HA_NOI, row("user" + serial, child(), gone)))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");
        assertThat(stored(HA_NOI).cancelled()).isTrue();
        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");
        assertThat(stored(HA_NOI).cancelled()).isFalse();
    }

    @Test
    void anEnrolmentIdOfAnotherLearnerIsTaken() {
        take(HA_NOI, row(child()));
        PersonRow other = new PersonRow("Lê Đăng Khoa", "2015-01-17", "01", null, "Phạm" + letters(serial), null, null);

        List<RowOutcome> outcomes =
                take(HA_NOI, row("other" + serial, other, enrolment(2, "enrol" + serial, classId())));

        assertThat(show(outcomes)).isEqualTo("1 ACCEPTED, 2 REJECTED /sourcedId key-taken");
    }

    @Test
    void aLearnerRegisteredByRestIsFoundByTheFile() {
        RecordId schoolClass = classes.findByKeys(List.of(HA_NOI + "|class|" + classId()))
                .getFirst()
                .recordId();
        Answer made = post("/v1/learners", school(HOA_SEN), """
                {"fullName":"Nguyễn Thị Bình An","birthDate":"2016-09-05","sex":"02","motherName":"%s",
                 "enrolment":{"school":"%s","schoolClass":"%s"}}""".formatted(child().motherName(), HOA_SEN, schoolClass));

        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        assertThat(stored(HA_NOI).recordId().value()).isEqualTo(made.id());
        assertThat(stored(HA_NOI).content().enrolments()).hasSize(1);
        assertThat(stored(HA_NOI).content().enrolments().getFirst().key())
                .isEqualTo(HA_NOI + "|enrolment|enrol" + serial);
    }

    @Test
    void aTransferByRestOutlivesTheSameFile() {
        take(HA_NOI, row(child()));
        String id = stored(HA_NOI).recordId().value();
        assertThat(post(
                                "/v1/transfers",
                                department(HA_NOI),
                                "{\"learner\":\"%s\",\"toSchool\":\"%s\"}".formatted(id, BEN_DO))
                        .status())
                .isEqualTo(201);

        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 UNCHANGED, 2 UNCHANGED");
        assertThat(stored(HA_NOI).formerScope()).contains(HOA_SEN, HA_NOI).doesNotContain(MINISTRY);
        // The department that they left may not change them any more.
        assertThat(show(take(HA_NOI, row(child("Nguyễn Thị Bình Anh")))))
                .isEqualTo("1 REJECTED  unknown-record, 2 UNCHANGED");
    }

    /// The child's enrolment again, with an end.
    private EnrolmentRow endingOn(String ended) {
        return new EnrolmentRow(2, "enrol" + serial, false, classId(), null, null, "2026-09-05", ended);
    }

    /// A day that is still to come.
    private static String planned() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(60).toString();
    }

    @Test
    void aTransferIsNotUndoneByAFileThatNamesAnEnd() {
        take(HA_NOI, row(child()));
        assertThat(post("/v1/transfers", department(HA_NOI), """
                        {"learner":"%s","toSchool":"%s","date":"2026-11-02"}""".formatted(
                                        stored(HA_NOI).recordId(), SONG_HONG))
                        .status())
                .isEqualTo(201);
        Enrolment moved = stored(HA_NOI).content().enrolments().getFirst();

        for (String ended : List.of("2026-10-30", planned())) {
            EnrolmentRow row = endingOn(ended);
            assertThat(show(take(HA_NOI, row("user" + serial, child(), row)))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");

            Enrolment now = stored(HA_NOI).content().enrolments().getFirst();
            assertThat(now.state()).isEqualTo(EnrolmentState.TRANSFERRED);
            assertThat(now.continuedIn()).isNotNull().isEqualTo(moved.continuedIn());
            assertThat(now.ended()).isEqualTo("2026-10-30");
            assertThat(stored(HA_NOI).formerScope()).contains(HOA_SEN);
        }
    }

    @Test
    void whySomebodyLeftOutlivesAFileThatNamesAnEnd() {
        take(HA_NOI, row(child()));
        String enrolment = stored(HA_NOI).content().enrolments().getFirst().id().value();
        assertThat(post("/v1/enrolments/" + enrolment + "/departures", department(HA_NOI), """
                        {"date":"2026-11-02","reason":"01"}""")
                        .status())
                .isEqualTo(201);

        for (String ended : List.of("2026-10-30", planned())) {
            EnrolmentRow row = endingOn(ended);
            assertThat(show(take(HA_NOI, row("user" + serial, child(), row)))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");

            Enrolment now = stored(HA_NOI).content().enrolments().getFirst();
            assertThat(now.state()).isEqualTo(EnrolmentState.LEFT);
            assertThat(now.reason()).extracting(LeavingReason::code).isEqualTo("01");
            assertThat(now.ended()).isEqualTo("2026-10-30");
        }
    }

    @Test
    void aPlannedEndReopensNothing() {
        take(HA_NOI, row(child()));
        String enrolment = stored(HA_NOI).content().enrolments().getFirst().id().value();
        assertThat(post("/v1/enrolments/" + enrolment + "/departures", department(HA_NOI), "{\"date\":\"2026-11-02\"}")
                        .status())
                .isEqualTo(201);
        EnrolmentRow row = endingOn(planned());

        assertThat(show(take(HA_NOI, row("user" + serial, child(), row)))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");

        Enrolment now = stored(HA_NOI).content().enrolments().getFirst();
        assertThat(now.state()).isEqualTo(EnrolmentState.LEFT);
        assertThat(now.ended()).isEqualTo("2026-11-02");
    }

    @Test
    void aTransferTakenBackByAFileIsATransferWhenItIsSaidAgain() {
        take(HA_NOI, row(child()));
        post("/v1/transfers", department(HA_NOI), """
                        {"learner":"%s","toSchool":"%s","date":"2026-11-02"}""".formatted(stored(HA_NOI).recordId(), SONG_HONG));
        Enrolment moved = stored(HA_NOI).content().enrolments().getFirst();
        EnrolmentRow gone = new EnrolmentRow(2, "enrol" + serial, true, null, null, null, null, null);
        assertThat(show(take(HA_NOI, row("user" + serial, child(), gone)))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");

        assertThat(show(take(HA_NOI, row(child())))).isEqualTo("1 UNCHANGED, 2 ACCEPTED");

        assertThat(stored(HA_NOI).content().enrolments().getFirst()).isEqualTo(moved);
    }

    /// Days of the tests' own: the clock of a service is the real one.
    @Test
    void anEndThatWasToComeIsNewsOnceItIsPast() {
        EnrolmentRow row = new EnrolmentRow(2, "e", false, "c", null, null, "2026-09-05", "2027-05-31");
        String planned = EnrolmentChanges.canonical(row, LocalDate.of(2027, 5, 30));

        assertThat(EnrolmentChanges.canonical(row, LocalDate.of(2026, 9, 6))).isEqualTo(planned);
        assertThat(EnrolmentChanges.canonical(row, LocalDate.of(2027, 5, 31)))
                .isNotEqualTo(planned)
                .isEqualTo(EnrolmentChanges.canonical(row, LocalDate.of(2028, 1, 1)));
    }

    @Test
    void idsAreTextWhateverTheyHold() {
        List<LearnerRow> rows = new ArrayList<>();
        List<String> ids = List.of("{\"$ne\":1}", "' OR 1=1 --", ".*", "a|user|b", "x".repeat(256), "tab\tbed");
        for (int i = 0; i < ids.size(); i++) {
            PersonRow person = new PersonRow(
                    "Lê Đăng Khoa", "2016-01-17", "01", null, "Phạm" + letters(serial) + letters("" + i), null, null);
            rows.add(new LearnerRow(i, ids.get(i) + (i < 4 ? serial : ""), false, person, List.of()));
        }

        List<RowOutcome> outcomes = send(LearnerRow.PATH, HA_NOI, unique("job"), rows);

        assertThat(show(outcomes))
                .isEqualTo("0 ACCEPTED, 1 ACCEPTED, 2 ACCEPTED, 3 ACCEPTED,"
                        + " 4 REJECTED /sourcedId not-an-identifier, 5 REJECTED /sourcedId not-an-identifier");
        assertThat(outcomes.stream()
                        .filter(outcome -> outcome.outcome() == Outcome.ACCEPTED)
                        .map(RowOutcome::recordId)
                        .distinct())
                .hasSize(4);
    }
}
