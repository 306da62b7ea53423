package vn.eduhub.teacher.registration;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.teacher.assignment.DutyRequest;

/// Body of `POST /v1/teachers`; raw, so that all faults are found at once. Never prints its content.
///
/// @param sex DM_GIOI_TINH code
/// @param personalNumber passed on to identity-service, not kept here
/// @param ethnicity DM_DAN_TOC code
/// @param motherName passed on to identity-service, not kept here
record RegistrationRequest(
        @Nullable String fullName,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String personalNumber,
        @Nullable String motherName,
        @Nullable String ethnicity,
        @Nullable DutyRequest assignment) {

    PersonRow person() {
        return new PersonRow(fullName, birthDate, sex, personalNumber, motherName, ethnicity, null);
    }

    String canonical() {
        return Prints.canonical(
                "teacher",
                fullName,
                birthDate,
                sex,
                personalNumber,
                motherName,
                ethnicity,
                assignment == null ? null : assignment.canonical());
    }

    @Override
    public String toString() {
        return "RegistrationRequest[…]";
    }
}
