package vn.eduhub.learner.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// A learner's way from one school to another, read from their enrolments.
///
/// @param learner education id
/// @param date last day there and first day here
/// @param toSchool absent when the stay at the new school was taken back since
record TransferView(
        @Told(FieldGroup.BASIC) RecordId learner,
        @Told(FieldGroup.BASIC) SchoolYear schoolYear,
        @Told(FieldGroup.BASIC) Grade grade,
        @Told(FieldGroup.BASIC) LocalDate date,
        @Told(FieldGroup.BASIC) RecordId fromSchool,
        @Told(FieldGroup.BASIC) RecordId fromEnrolment,
        @Told(FieldGroup.BASIC) @Nullable RecordId toSchool,
        @Told(FieldGroup.BASIC) @Nullable RecordId toEnrolment)
        implements Disclosure {

    @Override
    public List<RecordId> subjects() {
        return List.of(learner);
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC);
    }
}
