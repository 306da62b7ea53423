package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// What someone is to do where, checked.
///
/// @param schoolClass none: the whole school
public record Duty(
        RecordId school, @Nullable RecordId schoolClass, SchoolYear schoolYear, StaffGroup group, LocalDate begun) {

    static Duty of(Assignment assignment) {
        return new Duty(
                assignment.school(),
                assignment.schoolClass(),
                assignment.schoolYear(),
                assignment.group(),
                assignment.begun());
    }

    /// The assignment that begins with this duty.
    ///
    /// @param key text of the external key it comes under; none when it comes by REST
    public Assignment begin(RecordId id, @Nullable String key) {
        return new Assignment(id, key, school, schoolClass, schoolYear, group, begun, null, false);
    }
}
