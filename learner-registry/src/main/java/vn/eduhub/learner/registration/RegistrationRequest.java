package vn.eduhub.learner.registration;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.learner.enrolment.EnrolmentRequest;
import vn.eduhub.platform.registration.Prints;

/// Body of `POST /v1/learners`; raw, so that all faults are found at once. Never prints its content.
///
/// @param sex DM_GIOI_TINH code
/// @param personalNumber passed on to identity-service, not kept here
/// @param ethnicity DM_DAN_TOC code
/// @param communeCode of residence, five digits, as of today
record RegistrationRequest(
        @Nullable String fullName,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String personalNumber,
        @Nullable String motherName,
        @Nullable String ethnicity,
        @Nullable String communeCode,
        @Nullable EnrolmentRequest enrolment) {

    PersonRow person() {
        return new PersonRow(fullName, birthDate, sex, personalNumber, motherName, ethnicity, communeCode);
    }

    String canonical() {
        return Prints.canonical(
                "learner",
                fullName,
                birthDate,
                sex,
                personalNumber,
                motherName,
                ethnicity,
                communeCode,
                enrolment == null ? null : enrolment.canonical());
    }

    @Override
    public String toString() {
        return "RegistrationRequest[…]";
    }
}
