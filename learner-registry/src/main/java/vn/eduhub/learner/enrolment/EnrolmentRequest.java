package vn.eduhub.learner.enrolment;

import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.registration.Prints;

/// An enrolment as a request words it; raw, so that all faults are found at once.
///
/// @param schoolYear none: the class's
/// @param grade DM_KHOI code; none: the class's
/// @param begun none: the first day of the school year, 5 September
public record EnrolmentRequest(
        @Nullable String school,
        @Nullable String schoolClass,
        @Nullable String schoolYear,
        @Nullable String grade,
        @Nullable String begun) {

    public String canonical() {
        return Prints.canonical(school, schoolClass, schoolYear, grade, begun);
    }
}
