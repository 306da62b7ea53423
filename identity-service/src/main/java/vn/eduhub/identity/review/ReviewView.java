package vn.eduhub.identity.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.identity.review.Review.State;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.audit.FieldGroup;

/// A review as a caller sees it; never with the personal number.
///
/// @param candidates whom the applicant may be; absent for callers who may not know other units' people
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewView(
        RecordId recordId,
        String ref,
        State state,
        String reason,
        String rules,
        String fullName,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String motherName,
        boolean personalNumberGiven,
        @Nullable List<EducationId> candidates,
        @Nullable EducationId educationId,
        Instant updatedAt)
        implements Disclosure {

    private static final Set<FieldGroup> FIELDS = Set.of(FieldGroup.BASIC, FieldGroup.FAMILY);

    static ReviewView full(RecordBody<Review> body) {
        return of(body, body.content().candidates());
    }

    /// For the unit that sent the applicant: what it said itself, and what became of it.
    static ReviewView withoutCandidates(RecordBody<Review> body) {
        return of(body, null);
    }

    private static ReviewView of(RecordBody<Review> body, @Nullable List<EducationId> candidates) {
        Review review = body.content();
        return new ReviewView(
                body.recordId(),
                review.ref(),
                review.state(),
                review.reason(),
                review.rules(),
                review.fullName(),
                review.birthDate(),
                review.sex(),
                review.motherName(),
                review.personalNumber() != null,
                candidates,
                review.educationId(),
                body.updatedAt());
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
        return FIELDS;
    }

    @Override
    public String toString() {
        return "ReviewView[" + recordId + "]";
    }
}
