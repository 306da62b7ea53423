package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;

/// Pure functions on the assignments of a member of staff. None is ever removed, and their order stays.
public final class Assignments {

    static final Comparator<Assignment> BY_BEGIN =
            Comparator.comparing(Assignment::begun).thenComparing(Assignment::id);

    private Assignments() {}

    public static Teacher added(Teacher teacher, Assignment assignment) {
        List<Assignment> all = new ArrayList<>(teacher.assignments());
        all.add(assignment);
        return with(teacher, all);
    }

    /// Puts the assignment in the place of the one with its id.
    public static Teacher replaced(Teacher teacher, Assignment assignment) {
        return changed(teacher, old -> old.id().equals(assignment.id()), _ -> assignment);
    }

    public static Optional<Assignment> find(Teacher teacher, Predicate<Assignment> wanted) {
        return teacher.assignments().stream().filter(wanted).findFirst();
    }

    /// The same duty in the same school year that goes on when this one begins.
    public static Optional<Assignment> overlapping(Teacher teacher, Duty duty) {
        return overlapping(teacher, duty, null);
    }

    /// As above, for a duty whose end is known: one that begins on its last day or later is after it.
    ///
    /// @param ended the last day of the duty; none while it goes on
    private static Optional<Assignment> overlapping(Teacher teacher, Duty duty, @Nullable LocalDate ended) {
        return find(
                teacher,
                assignment -> !assignment.cancelled()
                        && assignment.school().equals(duty.school())
                        && Objects.equals(assignment.schoolClass(), duty.schoolClass())
                        && assignment.schoolYear().equals(duty.schoolYear())
                        && assignment.group() == duty.group()
                        && (assignment.ended() == null || assignment.ended().isAfter(duty.begun()))
                        && (ended == null || assignment.begun().isBefore(ended)));
    }

    /// Whether the assignment with this end would be the same duty at the same time as another one.
    static boolean isTwice(Teacher teacher, Assignment assignment) {
        return overlapping(without(teacher, assignment), Duty.of(assignment), assignment.ended())
                .isPresent();
    }

    static List<RecordId> ids(Teacher teacher) {
        return teacher.assignments().stream().map(Assignment::id).toList();
    }

    /// Ends an assignment. One that began after its last day ends on the day it began.
    public static Assignment ended(Assignment assignment, LocalDate lastDay) {
        LocalDate last = lastDay.isBefore(assignment.begun()) ? assignment.begun() : lastDay;
        return new Assignment(
                assignment.id(),
                assignment.key(),
                assignment.school(),
                assignment.schoolClass(),
                assignment.schoolYear(),
                assignment.group(),
                assignment.begun(),
                last,
                assignment.cancelled());
    }

    /// The assignment with what a duty says of class, group and first day.
    static Assignment moved(Assignment assignment, Duty duty) {
        return new Assignment(
                assignment.id(),
                assignment.key(),
                assignment.school(),
                duty.schoolClass(),
                assignment.schoolYear(),
                duty.group(),
                duty.begun(),
                assignment.ended(),
                assignment.cancelled());
    }

    /// The teacher as if they did not have the assignment, to compare it with the others.
    static Teacher without(Teacher teacher, Assignment assignment) {
        return with(
                teacher,
                teacher.assignments().stream()
                        .filter(other -> !other.id().equals(assignment.id()))
                        .toList());
    }

    /// Takes an assignment back: it was never so.
    public static Assignment cancelled(Assignment assignment) {
        return new Assignment(
                assignment.id(),
                assignment.key(),
                assignment.school(),
                assignment.schoolClass(),
                assignment.schoolYear(),
                assignment.group(),
                assignment.begun(),
                assignment.ended(),
                true);
    }

    static Teacher changed(Teacher teacher, Predicate<Assignment> which, UnaryOperator<Assignment> change) {
        return with(
                teacher,
                teacher.assignments().stream()
                        .map(assignment -> which.test(assignment) ? change.apply(assignment) : assignment)
                        .toList());
    }

    private static Teacher with(Teacher teacher, List<Assignment> assignments) {
        return new Teacher(teacher.fullName(), teacher.birthDate(), teacher.sex(), teacher.sensitive(), assignments);
    }
}
