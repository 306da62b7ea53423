package vn.eduhub.learner.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Told;
import vn.eduhub.platform.keys.SealPlace;

/// A learner as callers see it. Never prints its content.
///
/// @param commune record id of the area of residence
/// @param withheld groups of fields that the caller is not told; absent when there is none
public record LearnerView(
        @Told(FieldGroup.BASIC) RecordId educationId,
        @Told(FieldGroup.BASIC) long version,
        @Told(FieldGroup.BASIC) boolean cancelled,
        @Told(FieldGroup.BASIC) String fullName,
        @Told(FieldGroup.BASIC) LocalDate birthDate,
        @Told(FieldGroup.BASIC) @Nullable Sex sex,
        @Told(FieldGroup.FAMILY) @Nullable String motherName,
        @Told(FieldGroup.SENSITIVE) @Nullable Ethnicity ethnicity,
        @Told(FieldGroup.CONTACT) @Nullable RecordId commune,
        @Told(FieldGroup.BASIC) List<EnrolmentView> enrolments,

        @Told(FieldGroup.BASIC) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FieldGroup> withheld)
        implements Disclosure {

    private static final FieldGroup[] GROUPS = {
        FieldGroup.BASIC, FieldGroup.CONTACT, FieldGroup.FAMILY, FieldGroup.SENSITIVE
    };

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

        static EnrolmentView of(Enrolment enrolment, Telling telling) {
            return new EnrolmentView(
                    enrolment.id(),
                    enrolment.school(),
                    enrolment.schoolClass(),
                    enrolment.schoolYear(),
                    enrolment.grade(),
                    enrolment.begun(),
                    enrolment.ended(),
                    enrolment.state(),
                    // It may tell of an illness.
                    telling.told(FieldGroup.SENSITIVE, enrolment.reason()));
        }
    }

    public LearnerView {
        enrolments = List.copyOf(enrolments);
        withheld = List.copyOf(withheld);
    }

    public static LearnerView of(RecordBody<Learner> body, Telling telling) {
        Learner learner = body.content();
        Sensitive sensitive = telling.sensitive(
                learner.sensitive(), SealPlace.of(Topic.LEARNER, SensitiveSeal.FIELD, body.recordId()));
        return new LearnerView(
                body.recordId(),
                body.version(),
                body.cancelled(),
                learner.fullName(),
                learner.birthDate(),
                learner.sex(),
                telling.told(FieldGroup.FAMILY, learner.motherName()),
                sensitive.ethnicity(),
                telling.told(FieldGroup.CONTACT, learner.commune()),
                learner.enrolments().stream()
                        .map(enrolment -> EnrolmentView.of(enrolment, telling))
                        .toList(),
                telling.withheld(GROUPS));
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FieldGroup.but(withheld, GROUPS);
    }

    @Override
    public String toString() {
        return "LearnerView[" + educationId + "]";
    }
}
