package vn.eduhub.teacher.assignment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.PersonFields;
import vn.eduhub.platform.registration.Registry;

/// What the content of a member of staff becomes of what senders say, and which schools it belongs to.
/// Mother's name and residence are only passed on to identity-service, not kept.
public final class TeacherRules implements Registry<Teacher> {

    private static final Set<String> PATCHABLE =
            Set.of("fullName", "birthDate", "sex", "personalNumber", "motherName", "ethnicity");

    @Override
    public Teacher made(PersonFields person) {
        return with(person, List.of());
    }

    @Override
    public Teacher gapsFilled(Teacher teacher, PersonFields person) {
        return new Teacher(
                teacher.fullName(),
                teacher.birthDate(),
                first(teacher.sex(), person.sex()),
                first(teacher.ethnicity(), person.ethnicity()),
                teacher.assignments());
    }

    @Override
    public Teacher corrected(Teacher teacher, PersonFields person) {
        return new Teacher(
                person.fullName(),
                person.bornOn(),
                first(person.sex(), teacher.sex()),
                first(person.ethnicity(), teacher.ethnicity()),
                teacher.assignments());
    }

    @Override
    public Teacher replaced(Teacher teacher, PersonFields person) {
        return with(person, teacher.assignments());
    }

    @Override
    public Set<String> patchable() {
        return PATCHABLE;
    }

    static Teacher with(PersonFields person, List<Assignment> assignments) {
        return new Teacher(person.fullName(), person.bornOn(), person.sex(), person.ethnicity(), assignments);
    }

    @Override
    public PersonFields fields(Teacher teacher) {
        return new PersonFields(
                teacher.fullName(), teacher.birthDate(), teacher.sex(), null, null, teacher.ethnicity(), null);
    }

    @Override
    public Teacher cancelledWithin(Teacher teacher, Predicate<RecordId> schools) {
        return Assignments.changed(teacher, assignment -> schools.test(assignment.school()), Assignments::cancelled);
    }

    @Override
    public boolean stands(Teacher teacher) {
        return teacher.assignments().isEmpty()
                || teacher.assignments().stream().anyMatch(assignment -> !assignment.cancelled());
    }

    /// Writing belongs to the schools of open assignments of the newest school year: last year's are seldom
    /// closed by hand. The others may read. When nothing is open, the last school keeps the record.
    @Override
    public Access access(Teacher teacher) {
        List<Assignment> live = teacher.assignments().stream()
                .filter(assignment -> !assignment.cancelled())
                .toList();
        if (live.isEmpty()) {
            return new Access(last(teacher.assignments()), Set.of());
        }
        Optional<SchoolYear> newest = live.stream()
                .filter(Assignment::counts)
                .map(Assignment::schoolYear)
                .max(SchoolYear::compareTo);
        Set<RecordId> current = new HashSet<>();
        Set<RecordId> former = new HashSet<>();
        for (Assignment assignment : live) {
            boolean belongs = assignment.counts() && newest.equals(Optional.of(assignment.schoolYear()));
            Set<RecordId> schools = belongs ? current : former;
            schools.add(assignment.school());
        }
        if (current.isEmpty()) {
            current = last(live);
        }
        former.removeAll(current);
        return new Access(current, former);
    }

    private static Set<RecordId> last(List<Assignment> assignments) {
        return assignments.stream()
                .max(Assignments.BY_BEGIN)
                .map(Assignment::school)
                .map(Set::of)
                .orElse(Set.of());
    }

    private static <T> @Nullable T first(@Nullable T wanted, @Nullable T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
