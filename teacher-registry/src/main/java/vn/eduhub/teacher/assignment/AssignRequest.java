package vn.eduhub.teacher.assignment;

import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.registration.Prints;

/// Body of `POST /v1/assignments`: one more assignment of someone of the caller's; raw.
///
/// @param teacher education id
record AssignRequest(
        @Nullable String teacher,
        @Nullable String school,
        @Nullable String schoolClass,
        @Nullable String schoolYear,
        @Nullable String group,
        @Nullable String begun) {

    DutyRequest duty() {
        return new DutyRequest(school, schoolClass, schoolYear, group, begun);
    }

    String canonical() {
        return Prints.canonical("assignment", teacher, duty().canonical());
    }
}
