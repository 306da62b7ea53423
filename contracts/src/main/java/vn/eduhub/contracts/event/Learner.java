package vn.eduhub.contracts.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// A learner; the record id is the education id they were registered under. Never prints its content.
///
/// @param sensitive a [Sensitive] as JSON
/// @param commune record id of the area of residence
/// @param enrolments in the order they were made; none is ever removed
public record Learner(
        String fullName,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String motherName,
        @Nullable Sealed sensitive,
        @Nullable RecordId commune,
        List<Enrolment> enrolments) {

    public Learner {
        enrolments = List.copyOf(enrolments);
    }

    @Override
    public String toString() {
        return "Learner[…]";
    }

    /// One stay in one class of one school in one school year.
    ///
    /// @param key text of the external key it came under, if it came in a file
    /// @param ended the last day; none while it goes on
    /// @param reason why it ended early
    /// @param continuedIn id of the enrolment that a transfer began when it ended this one
    public record Enrolment(
            RecordId id,
            @Nullable String key,
            RecordId school,
            @Nullable RecordId schoolClass,
            SchoolYear schoolYear,
            Grade grade,
            LocalDate begun,
            @Nullable LocalDate ended,
            EnrolmentState state,
            @Nullable LeavingReason reason,
            @Nullable RecordId continuedIn) {

        /// The same, ended by the transfer that began another one.
        public Enrolment continuedIn(@Nullable RecordId next) {
            return new Enrolment(id, key, school, schoolClass, schoolYear, grade, begun, ended, state, reason, next);
        }

        /// Whether it counts in the figures of its school year.
        public boolean counts() {
            return state == EnrolmentState.ACTIVE || state == EnrolmentState.COMPLETED;
        }
    }

    public enum EnrolmentState {
        ACTIVE,
        /// The school year was finished here.
        COMPLETED,
        /// Went on at another school.
        TRANSFERRED,
        /// Left school; the reason says why.
        LEFT,
        /// Was never so: entered by mistake.
        CANCELLED
    }
}
