package vn.eduhub.learner.transfer;

import org.jspecify.annotations.Nullable;
import vn.eduhub.learner.enrolment.EnrolmentRequest;
import vn.eduhub.platform.registration.Prints;

/// Body of `POST /v1/enrolments`: one more enrolment of a learner of the caller's; raw.
record EnrolRequest(
        @Nullable String learner,
        @Nullable String school,
        @Nullable String schoolClass,
        @Nullable String schoolYear,
        @Nullable String grade,
        @Nullable String begun) {

    EnrolmentRequest enrolment() {
        return new EnrolmentRequest(school, schoolClass, schoolYear, grade, begun);
    }

    String canonical() {
        return Prints.canonical("enrolment", learner, enrolment().canonical());
    }
}
