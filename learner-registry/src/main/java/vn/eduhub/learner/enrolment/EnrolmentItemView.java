package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// An enrolment as callers see it by itself.
///
/// @param learner education id of whose it is
/// @param version of the learner, which the enrolment is a part of
record EnrolmentItemView(
        @Told(FieldGroup.BASIC) RecordId id,
        @Told(FieldGroup.BASIC) RecordId learner,
        @Told(FieldGroup.BASIC) long version,
        @Told(FieldGroup.BASIC) RecordId school,
        @Told(FieldGroup.BASIC) @Nullable RecordId schoolClass,
        @Told(FieldGroup.BASIC) SchoolYear schoolYear,
        @Told(FieldGroup.BASIC) Grade grade,
        @Told(FieldGroup.BASIC) LocalDate begun,
        @Told(FieldGroup.BASIC) @Nullable LocalDate ended,
        @Told(FieldGroup.BASIC) EnrolmentState state,
        @Told(FieldGroup.BASIC) @Nullable LeavingReason reason)
        implements Disclosure {

    static EnrolmentItemView of(RecordBody<Learner> body, Enrolment enrolment) {
        return new EnrolmentItemView(
                enrolment.id(),
                body.recordId(),
                body.version(),
                enrolment.school(),
                enrolment.schoolClass(),
                enrolment.schoolYear(),
                enrolment.grade(),
                enrolment.begun(),
                enrolment.ended(),
                enrolment.state(),
                enrolment.reason());
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(learner);
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC);
    }
}
