package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.id.RecordId;

/// Pure functions on a learner's enrolments. None is ever removed, and their order stays.
public final class Enrolments {

    /// The order in which stays follow each other; the last one is where the learner is, or was, at the
    /// end.
    static final Comparator<Enrolment> BY_BEGIN =
            Comparator.comparing(Enrolment::begun).thenComparing(Enrolment::id);

    private Enrolments() {}

    public static Learner added(Learner learner, Enrolment enrolment) {
        List<Enrolment> all = new ArrayList<>(learner.enrolments());
        all.add(enrolment);
        return with(learner, all);
    }

    public static List<RecordId> ids(Learner learner) {
        return learner.enrolments().stream().map(Enrolment::id).toList();
    }

    /// Puts the enrolment in the place of the one with its id.
    public static Learner replaced(Learner learner, Enrolment enrolment) {
        return changed(learner, old -> old.id().equals(enrolment.id()), _ -> enrolment);
    }

    public static Optional<Enrolment> find(Learner learner, Predicate<Enrolment> wanted) {
        return learner.enrolments().stream().filter(wanted).findFirst();
    }

    /// An enrolment in the same class and school year that goes on when the stay begins; those taken back
    /// do not count.
    public static Optional<Enrolment> overlapping(Learner learner, Stay stay) {
        return overlapping(learner, stay, null);
    }

    /// As above, for a stay whose end is known: one that begins on its last day or later is after it.
    ///
    /// @param ended the last day of the stay; none while it goes on
    static Optional<Enrolment> overlapping(Learner learner, Stay stay, @Nullable LocalDate ended) {
        return find(
                learner,
                enrolment -> enrolment.state() != EnrolmentState.CANCELLED
                        && enrolment.school().equals(stay.school())
                        && Objects.equals(enrolment.schoolClass(), stay.schoolClass())
                        && enrolment.schoolYear().equals(stay.schoolYear())
                        && (enrolment.ended() == null || enrolment.ended().isAfter(stay.begun()))
                        && (ended == null || enrolment.begun().isBefore(ended)));
    }

    /// Whether the enrolment with this end would be in the class together with another one of the learner's.
    public static boolean isTwice(Learner learner, Enrolment enrolment) {
        return overlapping(without(learner, enrolment), Stay.of(enrolment), enrolment.ended())
                .isPresent();
    }

    /// The enrolment that goes on now: the latest begun of the newest school year.
    public static Optional<Enrolment> active(Learner learner) {
        return learner.enrolments().stream()
                .filter(enrolment -> enrolment.state() == EnrolmentState.ACTIVE)
                .max(Comparator.comparing(Enrolment::schoolYear).thenComparing(BY_BEGIN));
    }

    /// Ends an enrolment. One that began after its last day ends on the day it began.
    public static Enrolment ended(
            Enrolment enrolment, LocalDate lastDay, EnrolmentState state, @Nullable LeavingReason reason) {
        LocalDate last = lastDay.isBefore(enrolment.begun()) ? enrolment.begun() : lastDay;
        return new Enrolment(
                enrolment.id(),
                enrolment.key(),
                enrolment.school(),
                enrolment.schoolClass(),
                enrolment.schoolYear(),
                enrolment.grade(),
                enrolment.begun(),
                last,
                state,
                reason,
                null);
    }

    /// The enrolment with what a stay says of class, grade and first day.
    static Enrolment moved(Enrolment enrolment, Stay stay) {
        return new Enrolment(
                enrolment.id(),
                enrolment.key(),
                enrolment.school(),
                stay.schoolClass(),
                enrolment.schoolYear(),
                stay.grade(),
                stay.begun(),
                enrolment.ended(),
                enrolment.state(),
                enrolment.reason(),
                enrolment.continuedIn());
    }

    /// The learner as if they did not have the enrolment, to compare it with the others.
    static Learner without(Learner learner, Enrolment enrolment) {
        return with(
                learner,
                learner.enrolments().stream()
                        .filter(other -> !other.id().equals(enrolment.id()))
                        .toList());
    }

    /// Takes an enrolment back: it was never so.
    public static Enrolment cancelled(Enrolment enrolment) {
        return new Enrolment(
                enrolment.id(),
                enrolment.key(),
                enrolment.school(),
                enrolment.schoolClass(),
                enrolment.schoolYear(),
                enrolment.grade(),
                enrolment.begun(),
                enrolment.ended(),
                EnrolmentState.CANCELLED,
                null,
                enrolment.continuedIn());
    }

    /// Closes what goes on at the school the learner leaves, all classes of that school year, and opens the
    /// new stay: one change, so that no version of the record has the learner nowhere or in two places.
    public static Learner transferred(Learner learner, Enrolment from, Enrolment to) {
        Learner closed = changed(
                learner,
                enrolment -> enrolment.state() == EnrolmentState.ACTIVE
                        && enrolment.school().equals(from.school())
                        && enrolment.schoolYear().equals(from.schoolYear()),
                enrolment -> ended(enrolment, to.begun(), EnrolmentState.TRANSFERRED, null)
                        .continuedIn(to.id()));
        return added(closed, to);
    }

    static Learner changed(Learner learner, Predicate<Enrolment> which, UnaryOperator<Enrolment> change) {
        return with(
                learner,
                learner.enrolments().stream()
                        .map(enrolment -> which.test(enrolment) ? change.apply(enrolment) : enrolment)
                        .toList());
    }

    private static Learner with(Learner learner, List<Enrolment> enrolments) {
        return new Learner(
                learner.fullName(),
                learner.birthDate(),
                learner.sex(),
                learner.motherName(),
                learner.sensitive(),
                learner.commune(),
                enrolments);
    }
}
