package vn.eduhub.teacher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.KeysProperties;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.PersonFields;

class TeacherRulesTest {

    private static final RecordId HOA_SEN = new RecordId("hoasen");
    private static final RecordId SONG_HONG = new RecordId("songhong");
    private static final PersonFields HUNG =
            new PersonFields("Võ Văn Hùng", LocalDate.of(1988, 4, 12), Sex.MALE, null, "Huỳnh Thị Sáu", null, null);

    private final TeacherRules rules;

    TeacherRulesTest(@TempDir Path keys) {
        rules = new TeacherRules(new SensitiveSeal(
                new HubKeys(new KeysProperties(keys, Duration.ofHours(1), true)), Topic.TEACHER, () -> {}));
    }

    private static Assignment at(RecordId school, int year, @Nullable LocalDate ended) {
        return new Assignment(
                new RecordId("assign" + school + year),
                null,
                school,
                null,
                new SchoolYear(year),
                StaffGroup.TEACHER,
                LocalDate.of(year, 9, 5),
                ended,
                false);
    }

    private Teacher with(Assignment... assignments) {
        return TeacherRules.with(HUNG, null, List.of(assignments));
    }

    @Test
    void everySchoolWithAnOpenAssignmentOfTheNewestYearWrites() {
        Teacher teacher = with(at(HOA_SEN, 2026, null), at(SONG_HONG, 2026, null));

        assertThat(rules.access(teacher)).isEqualTo(new Access(Set.of(HOA_SEN, SONG_HONG), Set.of()));
    }

    @Test
    void lastYearsAssignmentReadsAlthoughNobodyClosedIt() {
        Teacher teacher = with(at(HOA_SEN, 2025, null), at(SONG_HONG, 2026, null));

        assertThat(rules.access(teacher)).isEqualTo(new Access(Set.of(SONG_HONG), Set.of(HOA_SEN)));
    }

    @Test
    void whoEndedEverywhereStaysWithTheLastSchool() {
        Teacher teacher =
                with(at(HOA_SEN, 2025, LocalDate.of(2026, 1, 1)), at(SONG_HONG, 2026, LocalDate.of(2026, 10, 1)));

        assertThat(rules.access(teacher)).isEqualTo(new Access(Set.of(SONG_HONG), Set.of(HOA_SEN)));
    }

    @Test
    void onlyTheSubmittersAssignmentsAreTakenBack() {
        Teacher teacher = with(at(HOA_SEN, 2026, null), at(SONG_HONG, 2026, null));

        Teacher one = rules.cancelledWithin(teacher, HOA_SEN::equals);
        assertThat(rules.stands(one)).isTrue();
        assertThat(rules.access(one)).isEqualTo(new Access(Set.of(SONG_HONG), Set.of()));
        Teacher none = rules.cancelledWithin(teacher, _ -> true);
        assertThat(rules.stands(none)).isFalse();
        assertThat(rules.access(none).current()).hasSize(1);
    }

    @Test
    void theSameDutyOverlapsUntilItEnds() {
        Duty duty = new Duty(HOA_SEN, null, new SchoolYear(2026), StaffGroup.TEACHER, LocalDate.of(2026, 11, 1));
        Assignment open = at(HOA_SEN, 2026, null);

        assertThat(Assignments.overlapping(with(open), duty)).contains(open);
        assertThat(Assignments.overlapping(with(Assignments.ended(open, LocalDate.of(2026, 10, 1))), duty))
                .isEmpty();
        assertThat(Assignments.overlapping(with(Assignments.cancelled(open)), duty))
                .isEmpty();
    }

    @Test
    void aTeacherNeverPrintsTheirData() {
        assertThat("registered " + with() + HUNG).doesNotContain("Võ", "1988", "Huỳnh");
    }
}
