package vn.eduhub.teacher.assignment;

import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.registration.Prints;

/// An assignment as a request words it; raw, so that all faults are found at once.
///
/// @param schoolClass none: the whole school
/// @param group DM_NHOM_CAN_BO code
/// @param begun none: the first day of the school year, 5 September
public record DutyRequest(
        @Nullable String school,
        @Nullable String schoolClass,
        @Nullable String schoolYear,
        @Nullable String group,
        @Nullable String begun) {

    public String canonical() {
        return Prints.canonical(school, schoolClass, schoolYear, group, begun);
    }
}
