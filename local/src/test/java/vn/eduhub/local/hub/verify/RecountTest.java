package vn.eduhub.local.hub.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecountTest {

    private static final Map<String, String> TREE =
            Map.of("upper", "commune", "lower", "commune", "commune", "department", "department", "ministry");

    private final Recount recount = new Recount(TREE);

    @Test
    void aLearnerCountsOnceAtTheSchoolEnteredLast() {
        recount.addLearner(learner(
                enrolment("e1", "lower", "2026-09-05", "ACTIVE"), enrolment("e2", "upper", "2026-11-20", "ACTIVE")));
        assertThat(recount.cells())
                .containsOnlyKeys(learners("upper"), learners("commune"), learners("department"), learners("ministry"))
                .containsEntry(learners("ministry"), 1L);
    }

    @Test
    void onTheSameDayTheGreaterEnrolmentIdDecides() {
        recount.addLearner(learner(
                enrolment("e9", "lower", "2026-09-05", "ACTIVE"), enrolment("e2", "upper", "2026-09-05", "ACTIVE")));
        assertThat(recount.cells()).containsKey(learners("lower")).doesNotContainKey(learners("upper"));
    }

    @Test
    void whoLeftOrWasEnteredByMistakeIsNotCounted() {
        recount.addLearner(learner(enrolment("e1", "lower", "2026-09-05", "LEFT")));
        recount.addLearner(learner(enrolment("e1", "lower", "2026-09-05", "CANCELLED")));
        recount.addLearner(
                learner(enrolment("e1", "lower", "2026-09-05", "ACTIVE")).append("cancelled", true));
        assertThat(recount.cells()).isEmpty();
    }

    @Test
    void aTeacherAtTwoSchoolsCountsAtBothButOnceAboveThem() {
        recount.addTeacher(
                teacher(assignment("a1", "upper", "2026-09-05", null), assignment("a2", "lower", "2026-09-06", null)));
        assertThat(recount.cells())
                .containsEntry(staff("upper"), 1L)
                .containsEntry(staff("lower"), 1L)
                .containsEntry(staff("commune"), 1L)
                .containsEntry(staff("ministry"), 1L);
    }

    @Test
    void anAssignmentThatEndedDoesNotCount() {
        recount.addTeacher(teacher(assignment("a1", "upper", "2026-09-05", "2026-12-31")));
        assertThat(recount.cells()).isEmpty();
    }

    @Test
    void aRecordThatIsOnlyInOnePlaceOrAtAnotherVersionIsADifference() {
        assertThat(LogCheck.differences(Map.of("a", 1L, "b", 2L, "c", 3L), Map.of("a", 1L, "b", 1L, "d", 4L)))
                .containsExactly(new Difference("b", 2, 1), new Difference("c", 3, 0), new Difference("d", 0, 4));
    }

    private static Cell learners(String unit) {
        return new Cell(unit, "LEARNER", "10", "02", "2026-2027");
    }

    private static Cell staff(String unit) {
        return new Cell(unit, "STAFF", "00", "00", "2026-2027");
    }

    private static Document learner(Document... enrolments) {
        return new Document("content", new Document("sex", "02").append("enrolments", List.of(enrolments)));
    }

    private static Document teacher(Document... assignments) {
        return new Document("content", new Document("assignments", List.of(assignments)));
    }

    private static Document enrolment(String id, String school, String begun, String state) {
        return new Document("id", id)
                .append("school", school)
                .append("schoolYear", "2026-2027")
                .append("grade", "10")
                .append("begun", day(begun))
                .append("state", state);
    }

    private static Document assignment(String id, String school, String begun, @Nullable String ended) {
        Document assignment = new Document("id", id)
                .append("school", school)
                .append("schoolYear", "2026-2027")
                .append("begun", day(begun))
                .append("cancelled", false);
        return ended == null ? assignment : assignment.append("ended", day(ended));
    }

    private static Date day(String day) {
        return Date.from(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
