package vn.eduhub.learner.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Told;

/// An enrolment as callers see it by itself.
///
/// @param learner education id of whose it is
/// @param version of the learner, which the enrolment is a part of
/// @param reason why they left; it may tell of an illness
/// @param withheld groups of fields that the caller is not told; absent when there is none
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
        @Told(FieldGroup.SENSITIVE) @Nullable LeavingReason reason,

        @Told(FieldGroup.BASIC) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FieldGroup> withheld)
        implements Disclosure {

    private static final FieldGroup[] GROUPS = {FieldGroup.BASIC, FieldGroup.SENSITIVE};

    EnrolmentItemView {
        withheld = List.copyOf(withheld);
    }

    static EnrolmentItemView of(RecordBody<Learner> body, Enrolment enrolment, Telling telling) {
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
                telling.told(FieldGroup.SENSITIVE, enrolment.reason()),
                telling.withheld(GROUPS));
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(learner);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FieldGroup.but(withheld, GROUPS);
    }
}
