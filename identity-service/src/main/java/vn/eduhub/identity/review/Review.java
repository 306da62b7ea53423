package vn.eduhub.identity.review;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.EducationId;

/// An applicant who could not be told apart by rule. The record id is derived from the ref, so one ref has
/// one review. Topic `eduhub.review.v1`. Never prints its content.
///
/// @param ref the registry's key for the applicant
/// @param reason a stable word such as `mother-missing`
/// @param rules the version of the rules that decided so; with the fields below the decision can be replayed
/// @param candidates whom the applicant may be
/// @param personalNumber its 12 digits
/// @param educationId whose number the applicant got in the end
public record Review(
        String ref,
        State state,
        String reason,
        String rules,
        List<EducationId> candidates,
        String fullName,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String motherName,
        @Nullable Sealed personalNumber,
        @Nullable EducationId educationId) {

    public enum State {
        OPEN,
        /// The applicant has a number.
        SETTLED,
        /// What is said under the ref now contradicts itself, so there is nobody to look at.
        WITHDRAWN
    }

    public Review {
        candidates = List.copyOf(candidates);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /// The same, with its personal number sealed another way.
    Review withNumber(Sealed number) {
        return new Review(
                ref, state, reason, rules, candidates, fullName, birthDate, sex, motherName, number, educationId);
    }

    Review closed(State newState, @Nullable EducationId number) {
        return new Review(
                ref, newState, reason, rules, candidates, fullName, birthDate, sex, motherName, personalNumber, number);
    }

    @Override
    public String toString() {
        return "Review[" + reason + "]";
    }
}
