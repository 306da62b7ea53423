package vn.eduhub.identity.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.identity.review.Review.State;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Told;
import vn.eduhub.platform.keys.SealPlace;

/// A review as a caller sees it.
///
/// @param personalNumber all but its last digits hidden
/// @param candidates whom the applicant may be; absent for callers who may not know other units' people
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewView(
        @Told(FieldGroup.BASIC) RecordId recordId,
        @Told(FieldGroup.BASIC) String ref,
        @Told(FieldGroup.BASIC) State state,
        @Told(FieldGroup.BASIC) String reason,
        @Told(FieldGroup.BASIC) String rules,
        @Told(FieldGroup.BASIC) String fullName,
        @Told(FieldGroup.BASIC) @Nullable LocalDate birthDate,
        @Told(FieldGroup.BASIC) @Nullable Sex sex,
        @Told(FieldGroup.FAMILY) @Nullable String motherName,
        @Told(FieldGroup.NUMBER) @Nullable String personalNumber,
        @Told(FieldGroup.BASIC) boolean personalNumberGiven,
        @Told(FieldGroup.BASIC) @Nullable List<EducationId> candidates,
        @Told(FieldGroup.BASIC) @Nullable EducationId educationId,
        @Told(FieldGroup.BASIC) Instant updatedAt,

        @Told(FieldGroup.BASIC) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FieldGroup> withheld)
        implements Disclosure {

    private static final FieldGroup[] GROUPS = {FieldGroup.BASIC, FieldGroup.FAMILY, FieldGroup.NUMBER};

    ReviewView {
        candidates = candidates == null ? null : List.copyOf(candidates);
        withheld = List.copyOf(withheld);
    }

    static ReviewView full(RecordBody<Review> body, Telling telling) {
        return of(body, telling, body.content().candidates());
    }

    /// For the unit that sent the applicant: what it said itself, and what became of it.
    static ReviewView withoutCandidates(RecordBody<Review> body, Telling telling) {
        return of(body, telling, null);
    }

    private static ReviewView of(RecordBody<Review> body, Telling telling, @Nullable List<EducationId> candidates) {
        Review review = body.content();
        Optional<String> number = telling.opened(
                FieldGroup.NUMBER,
                review.personalNumber(),
                SealPlace.of(Topic.REVIEW, Person.PERSONAL_NUMBER, body.recordId()));
        return new ReviewView(
                body.recordId(),
                review.ref(),
                review.state(),
                review.reason(),
                review.rules(),
                review.fullName(),
                review.birthDate(),
                review.sex(),
                telling.told(FieldGroup.FAMILY, review.motherName()),
                number.map(digits -> new PersonalNumber(digits).masked()).orElse(null),
                review.personalNumber() != null,
                candidates,
                review.educationId(),
                body.updatedAt(),
                telling.withheld(GROUPS));
    }

    /// The applicant, under the review's own id, and whoever else is named.
    @Override
    public List<RecordId> subjects() {
        List<RecordId> subjects = new ArrayList<>();
        subjects.add(recordId);
        if (candidates != null) {
            candidates.forEach(candidate -> subjects.add(candidate.recordId()));
        }
        if (educationId != null) {
            subjects.add(educationId.recordId());
        }
        return subjects;
    }

    @Override
    public Set<FieldGroup> fields() {
        return FieldGroup.but(withheld, GROUPS);
    }

    @Override
    public String toString() {
        return "ReviewView[" + recordId + "]";
    }
}
