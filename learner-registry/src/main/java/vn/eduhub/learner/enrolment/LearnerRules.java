package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.PersonFields;
import vn.eduhub.platform.registration.PersonPatch;
import vn.eduhub.platform.registration.Registry;

/// What a learner's content becomes of what senders say, and which schools it belongs to.
public final class LearnerRules implements Registry<Learner> {

    private final SensitiveSeal seal;

    public LearnerRules(SensitiveSeal seal) {
        this.seal = seal;
    }

    @Override
    public Learner made(RecordId id, PersonFields person) {
        return with(person, seal.seal(id, person.sensitive()), List.of());
    }

    @Override
    public Learner gapsFilled(RecordId id, Learner learner, PersonFields person) {
        return new Learner(
                learner.fullName(),
                learner.birthDate(),
                first(learner.sex(), person.sex()),
                first(learner.motherName(), person.motherName()),
                seal.filled(id, learner.sensitive(), person.sensitive()),
                first(learner.commune(), person.commune()),
                learner.enrolments());
    }

    @Override
    public Learner corrected(RecordId id, Learner learner, PersonFields person) {
        return new Learner(
                person.fullName(),
                person.bornOn(),
                first(person.sex(), learner.sex()),
                first(person.motherName(), learner.motherName()),
                seal.corrected(id, learner.sensitive(), person.sensitive()),
                first(person.commune(), learner.commune()),
                learner.enrolments());
    }

    @Override
    public Learner replaced(RecordId id, Learner learner, PersonPatch patch) {
        Sealed sensitive = patch.named().contains(FieldGroup.SENSITIVE)
                ? seal.replaced(id, learner.sensitive(), patch.person().sensitive())
                : learner.sensitive();
        return with(patch.person(), sensitive, learner.enrolments());
    }

    /// The same, with its sensitive group sealed another way.
    public static Learner withSensitive(Learner learner, Sealed sensitive) {
        return new Learner(
                learner.fullName(),
                learner.birthDate(),
                learner.sex(),
                learner.motherName(),
                sensitive,
                learner.commune(),
                learner.enrolments());
    }

    @Override
    public Set<String> patchable() {
        return PersonPatch.ALL;
    }

    @Override
    public void checkBirthDate(Reader reader, Learner learner, LocalDate bornOn) {
        learner.enrolments().stream()
                .filter(LearnerRules::isLive)
                .filter(stay -> !Ages.fits(bornOn, stay.grade(), stay.schoolYear()))
                .filter(stay -> stay.state() == EnrolmentState.ACTIVE
                        || Ages.fits(learner.birthDate(), stay.grade(), stay.schoolYear()))
                .findFirst()
                .ifPresent(stay -> Ages.check(reader, "/birthDate", bornOn, stay.grade(), stay.schoolYear()));
    }

    static Learner with(PersonFields person, @Nullable Sealed sensitive, List<Enrolment> enrolments) {
        return new Learner(
                person.fullName(),
                person.bornOn(),
                person.sex(),
                person.motherName(),
                sensitive,
                person.commune(),
                enrolments);
    }

    @Override
    public PersonFields openFields(Learner learner) {
        return new PersonFields(
                learner.fullName(),
                learner.birthDate(),
                learner.sex(),
                null,
                learner.motherName(),
                null,
                learner.commune());
    }

    @Override
    public Learner cancelledWithin(Learner learner, Predicate<RecordId> schools) {
        return Enrolments.changed(learner, enrolment -> schools.test(enrolment.school()), Enrolments::cancelled);
    }

    @Override
    public boolean stands(Learner learner) {
        return learner.enrolments().isEmpty() || learner.enrolments().stream().anyMatch(LearnerRules::isLive);
    }

    /// Writing belongs to the schools of the newest school year and of every enrolment that goes on; the
    /// others may read. When the learner left everywhere, the last school keeps the record; when everything
    /// was taken back, too, so that it can be put right.
    @Override
    public Access access(Learner learner) {
        List<Enrolment> live =
                learner.enrolments().stream().filter(LearnerRules::isLive).toList();
        if (live.isEmpty()) {
            return new Access(last(learner.enrolments()), Set.of());
        }
        Optional<SchoolYear> newest = live.stream()
                .filter(Enrolment::counts)
                .map(Enrolment::schoolYear)
                .max(SchoolYear::compareTo);
        Set<RecordId> current = new HashSet<>();
        Set<RecordId> former = new HashSet<>();
        for (Enrolment enrolment : live) {
            boolean belongs = enrolment.counts()
                    && (enrolment.state() == EnrolmentState.ACTIVE
                            || newest.equals(Optional.of(enrolment.schoolYear())));
            Set<RecordId> schools = belongs ? current : former;
            schools.add(enrolment.school());
        }
        if (current.isEmpty()) {
            current = last(live);
        }
        former.removeAll(current);
        return new Access(current, former);
    }

    private static Set<RecordId> last(List<Enrolment> enrolments) {
        return enrolments.stream()
                .max(Enrolments.BY_BEGIN)
                .map(Enrolment::school)
                .map(Set::of)
                .orElse(Set.of());
    }

    private static boolean isLive(Enrolment enrolment) {
        return enrolment.state() != EnrolmentState.CANCELLED;
    }

    private static <T> @Nullable T first(@Nullable T wanted, @Nullable T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
