package vn.eduhub.teacher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.contracts.intake.TeacherRow.AssignmentRow;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.teacher.RunningRegistry;

class TeacherIntakeIT extends RunningRegistry {

    private static final String CLASS_5A = "0123456789abcdefghjkmnpqrs";

    private String serial = "";

    @BeforeEach
    void ownPerson() {
        serial = unique("");
    }

    private PersonRow hung() {
        return new PersonRow("Võ Văn Hùng", "1988-04-12", "01", null, "Huỳnh Thị Sáu" + letters(serial), "01", "00004");
    }

    private AssignmentRow assignment(long row, String id, RecordId school) {
        return new AssignmentRow(row, id + serial, false, orgId(school), CLASS_5A, "2026-2027", "03", null, null);
    }

    private TeacherRow row(@Nullable PersonRow person, AssignmentRow... assignments) {
        return new TeacherRow(1, "user" + serial, false, person, List.of(assignments));
    }

    private List<RowOutcome> take(RecordId sender, TeacherRow... rows) {
        return send(TeacherRow.PATH, sender, unique("job"), List.of(rows));
    }

    private RecordBody<Teacher> stored(RecordId sender) {
        return teachers.findByKeys(List.of(sender + "|user|user" + serial)).getFirst();
    }

    @Test
    void aFileOfStaffIsStoredOnceAndTheSameFileAgainChangesNothing() {
        TeacherRow row = row(hung(), assignment(2, "one", HOA_SEN), assignment(3, "two", SONG_HONG));
        assertThat(show(take(HA_NOI, row))).isEqualTo("1 ACCEPTED, 2 ACCEPTED, 3 ACCEPTED");
        RecordBody<Teacher> stored = stored(HA_NOI);
        assertThat(stored.scope()).containsExactlyInAnyOrder(HOA_SEN, SONG_HONG, BA_DINH, HA_NOI, MINISTRY);

        assertThat(show(take(HA_NOI, row))).isEqualTo("1 UNCHANGED, 2 UNCHANGED, 3 UNCHANGED");
        assertThat(stored(HA_NOI)).isEqualTo(stored);
    }

    @Test
    void aBatchSentAgainGetsTheSameAnswers() {
        take(HA_NOI, row(hung(), assignment(2, "one", HOA_SEN)));
        List<TeacherRow> second = List.of(row(hung(), assignment(2, "one", HOA_SEN), assignment(3, "two", SONG_HONG)));
        String job = unique("job");
        for (int i = 0; i < 3; i++) {
            assertThat(show(send(TeacherRow.PATH, HA_NOI, job, second)))
                    .isEqualTo("1 UNCHANGED, 2 UNCHANGED, 3 ACCEPTED");
        }
        assertThat(stored(HA_NOI).version()).isEqualTo(2);
    }

    @Test
    void aFileOfSomeoneWhoMayNotWriteStaffIsRefused() {
        for (HubRole role : List.of(HubRole.ANALYST, HubRole.STEWARD, HubRole.AUDITOR, HubRole.OPERATOR)) {
            Answer answer = sendAs(role, TeacherRow.PATH, HA_NOI, List.of(row(hung())));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("forbidden");
        }
    }

    @Test
    void faultsOfAnAssignmentLeaveThePerson() {
        AssignmentRow faulty =
                new AssignmentRow(2, "one" + serial, false, orgId(BEN_DO), "A B", "2026", "99", "x", null);

        assertThat(show(take(HA_NOI, row(hung(), faulty))))
                .isEqualTo("1 ACCEPTED, 2 REJECTED /schoolSourcedId unknown-school /classId not-an-identifier"
                        + " /schoolYear not-a-school-year /group unknown-code /begun not-a-date");
    }

    @Test
    void whoIsInReviewKeepsTheirAssignmentsWaiting() {
        PersonRow unknownAge = new PersonRow("Võ Văn Hùng", null, "01", null, null, null, null);

        assertThat(show(take(HA_NOI, row(unknownAge, assignment(2, "one", HOA_SEN)))))
                .isEqualTo("1 REVIEW /person/birthDate required, 2 REVIEW  reference-in-review");
    }

    @Test
    void assignmentsWithoutTheirPersonNeedOneSentEarlier() {
        assertThat(show(take(HA_NOI, row(null, assignment(1, "one", HOA_SEN)))))
                .isEqualTo("1 REJECTED  missing-reference");
        take(HA_NOI, row(hung()));
        assertThat(show(take(HA_NOI, row(null, assignment(1, "one", HOA_SEN))))).isEqualTo("1 ACCEPTED");
    }

    @Test
    void twoSendersKeepTheirOwnAssignments() {
        take(HA_NOI, row(hung(), assignment(2, "one", HOA_SEN)));
        assertThat(show(take(SAI_GON, row(hung(), assignment(2, "one", BEN_DO)))))
                .isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        assertThat(stored(SAI_GON)).isEqualTo(stored(HA_NOI));
        assertThat(stored(HA_NOI).content().assignments()).hasSize(2);

        TeacherRow gone = new TeacherRow(1, "user" + serial, true, null, List.of());
        assertThat(show(take(HA_NOI, gone))).isEqualTo("1 ACCEPTED");
        assertThat(stored(SAI_GON).cancelled()).isFalse();
        assertThat(stored(SAI_GON).scope()).containsExactlyInAnyOrder(BEN_DO, SAI_GON, MINISTRY);
        assertThat(show(take(SAI_GON, gone))).isEqualTo("1 ACCEPTED");
        assertThat(stored(SAI_GON).cancelled()).isTrue();
    }

    @Test
    void anAssignmentThatEndedIsClosedAndOneThatWillEndIsNot() {
        AssignmentRow ended = new AssignmentRow(
                2, "one" + serial, false, orgId(HOA_SEN), null, "2025-2026", "03", null, "2026-05-31");
        AssignmentRow planned = new AssignmentRow(
                3, "two" + serial, false, orgId(HOA_SEN), null, "2026-2027", "03", null, "2090-05-31");
        take(HA_NOI, row(hung(), ended, planned));

        assertThat(stored(HA_NOI).content().assignments().get(0).ended()).isEqualTo("2026-05-31");
        assertThat(stored(HA_NOI).content().assignments().get(1).ended()).isNull();
    }

    @Test
    void whatEndedByRestIsOpenedByNoFileThatDoesNotSayWhen() {
        Answer made = post("/v1/teachers", department(HA_NOI), """
                {"fullName":"Võ Văn Hùng","birthDate":"1988-04-12","sex":"01","motherName":"Huỳnh Thị Sáu%s",
                 "assignment":{"school":"%s","schoolClass":"%s","schoolYear":"2026-2027","group":"03"}}""".formatted(letters(serial), HOA_SEN, CLASS_5A));
        assertThat(made.status()).describedAs("%s", made.body()).isEqualTo(201);
        String id = made.body().at("/assignments/0/id").asString();
        assertThat(post("/v1/assignments/" + id + "/endings", department(HA_NOI), "{\"date\":\"2026-11-02\"}")
                        .status())
                .isEqualTo(201);

        for (@Nullable String end : new @Nullable String[] {null, "2090-05-31"}) {
            AssignmentRow row =
                    new AssignmentRow(2, "one" + serial, false, orgId(HOA_SEN), CLASS_5A, "2026-2027", "03", null, end);
            assertThat(show(take(HA_NOI, row(hung(), row)))).endsWith("2 ACCEPTED");
            assertThat(stored(HA_NOI).content().assignments()).hasSize(1);
            assertThat(stored(HA_NOI).content().assignments().getFirst().ended())
                    .isEqualTo("2026-11-02");
        }
    }

    @Test
    void anEndThatWasToComeIsNewsOnceItIsPast() {
        AssignmentRow row = new AssignmentRow(2, "one", false, "o", null, "2026-2027", "03", null, "2027-05-31");
        String planned = AssignmentChanges.canonical(row, LocalDate.of(2027, 5, 30));

        assertThat(AssignmentChanges.canonical(row, LocalDate.of(2026, 9, 6))).isEqualTo(planned);
        assertThat(AssignmentChanges.canonical(row, LocalDate.of(2027, 5, 31)))
                .isNotEqualTo(planned)
                .isEqualTo(AssignmentChanges.canonical(row, LocalDate.of(2028, 1, 1)));
    }
}
