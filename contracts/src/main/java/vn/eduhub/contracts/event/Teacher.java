package vn.eduhub.contracts.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// A teacher, manager or other member of staff; the record id is the education id they were registered under.
/// Never prints its content.
///
/// @param sensitive a [Sensitive] as JSON
/// @param assignments in the order they were made; none is ever removed
public record Teacher(
        String fullName,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable Sealed sensitive,
        List<Assignment> assignments) {

    public Teacher {
        assignments = List.copyOf(assignments);
    }

    @Override
    public String toString() {
        return "Teacher[…]";
    }

    /// One duty at one school in one school year.
    ///
    /// @param key text of the external key it came under, if it came in a file
    /// @param schoolClass none: the whole school
    /// @param cancelled it was never so: entered by mistake
    public record Assignment(
            RecordId id,
            @Nullable String key,
            RecordId school,
            @Nullable RecordId schoolClass,
            SchoolYear schoolYear,
            StaffGroup group,
            LocalDate begun,
            @Nullable LocalDate ended,
            boolean cancelled) {

        /// Whether it counts in the figures of its school year.
        public boolean counts() {
            return !cancelled && ended == null;
        }
    }
}
