package vn.eduhub.learner.schoolclass;

import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.registration.Prints;

/// Body of `POST /v1/classes`; raw, so that all faults are found at once.
///
/// @param grade DM_KHOI code; none for a class of several grades
record ClassRequest(
        @Nullable String school,
        @Nullable String name,
        @Nullable String schoolYear,
        @Nullable String grade) {

    String canonical() {
        return Prints.canonical("class", school, name, schoolYear, grade);
    }
}
