package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.PersonFields;
import vn.eduhub.platform.registration.PersonPatch;
import vn.eduhub.platform.registration.Registry;

/// What the content of a member of staff becomes of what senders say, and which schools it belongs to.
/// Mother's name and residence are only passed on to identity-service, not kept.
public final class TeacherRules implements Registry<Teacher> {

    private static final Set<String> PATCHABLE =
            Set.of("fullName", "birthDate", "sex", "personalNumber", "motherName", "ethnicity");

    private final SensitiveSeal seal;

    public TeacherRules(SensitiveSeal seal) {
        this.seal = seal;
    }

    @Override
    public Teacher made(RecordId id, PersonFields person) {
        return with(person, seal.seal(id, person.sensitive()), List.of());
    }

    @Override
    public Teacher gapsFilled(RecordId id, Teacher teacher, PersonFields person) {
        return new Teacher(
                teacher.fullName(),
                teacher.birthDate(),
                first(teacher.sex(), person.sex()),
                seal.filled(id, teacher.sensitive(), person.sensitive()),
                teacher.assignments());
    }

    @Override
    public Teacher corrected(RecordId id, Teacher teacher, PersonFields person) {
        return new Teacher(
                person.fullName(),
                person.bornOn(),
                first(person.sex(), teacher.sex()),
                seal.corrected(id, teacher.sensitive(), person.sensitive()),
                teacher.assignments());
    }

    @Override
    public Teacher replaced(RecordId id, Teacher teacher, PersonPatch patch) {
        Sealed sensitive = patch.named().contains(FieldGroup.SENSITIVE)
                ? seal.replaced(id, teacher.sensitive(), patch.person().sensitive())
                : teacher.sensitive();
        return with(patch.person(), sensitive, teacher.assignments());
    }

    /// The same, with its sensitive group sealed another way.
    static Teacher withSensitive(Teacher teacher, Sealed sensitive) {
        return new Teacher(teacher.fullName(), teacher.birthDate(), teacher.sex(), sensitive, teacher.assignments());
    }

    @Override
    public Set<String> patchable() {
        return PATCHABLE;
    }

    @Override
    public void checkBirthDate(Reader reader, Teacher teacher, LocalDate bornOn) {
        teacher.assignments().stream()
                .filter(duty -> !duty.cancelled())
                .filter(duty -> !StaffAges.fits(bornOn, duty.schoolYear()))
                .filter(duty -> duty.ended() == null || StaffAges.fits(teacher.birthDate(), duty.schoolYear()))
                .findFirst()
                .ifPresent(duty -> StaffAges.check(reader, "/birthDate", bornOn, duty.schoolYear()));
    }

    static Teacher with(PersonFields person, @Nullable Sealed sensitive, List<Assignment> assignments) {
        return new Teacher(person.fullName(), person.bornOn(), person.sex(), sensitive, assignments);
    }

    @Override
    public PersonFields openFields(Teacher teacher) {
        return new PersonFields(teacher.fullName(), teacher.birthDate(), teacher.sex(), null, null, null, null);
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
