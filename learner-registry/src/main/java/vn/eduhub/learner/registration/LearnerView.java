package vn.eduhub.learner.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.audit.FieldGroup;

/// A learner as callers see it. Never prints its content.
///
/// @param commune record id of the area of residence
public record LearnerView(
        RecordId educationId,
        long version,
        boolean cancelled,
        String fullName,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String motherName,
        @Nullable Ethnicity ethnicity,
        @Nullable RecordId commune,
        List<EnrolmentView> enrolments)
        implements Disclosure {

    private static final Set<FieldGroup> FIELDS =
            Set.of(FieldGroup.BASIC, FieldGroup.CONTACT, FieldGroup.FAMILY, FieldGroup.SENSITIVE);

    public record EnrolmentView(
            RecordId id,
            RecordId school,
            @Nullable RecordId schoolClass,
            SchoolYear schoolYear,
            Grade grade,
            LocalDate begun,
            @Nullable LocalDate ended,
            EnrolmentState state,
            @Nullable LeavingReason reason) {

        static EnrolmentView of(Enrolment enrolment) {
            return new EnrolmentView(
                    enrolment.id(),
                    enrolment.school(),
                    enrolment.schoolClass(),
                    enrolment.schoolYear(),
                    enrolment.grade(),
                    enrolment.begun(),
                    enrolment.ended(),
                    enrolment.state(),
                    enrolment.reason());
        }
    }

    public LearnerView {
        enrolments = List.copyOf(enrolments);
    }

    public static LearnerView of(RecordBody<Learner> body) {
        Learner learner = body.content();
        return new LearnerView(
                body.recordId(),
                body.version(),
                body.cancelled(),
                learner.fullName(),
                learner.birthDate(),
                learner.sex(),
                learner.motherName(),
                learner.ethnicity(),
                learner.commune(),
                learner.enrolments().stream().map(EnrolmentView::of).toList());
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FIELDS;
    }

    @Override
    public String toString() {
        return "LearnerView[" + educationId + "]";
    }
}
