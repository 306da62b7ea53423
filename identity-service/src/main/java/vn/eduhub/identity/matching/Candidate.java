package vn.eduhub.identity.matching;

import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.identity.comparison.Description;

/// Someone the hub knows who may be the applicant. Prints only the id.
///
/// @param numbered whether a personal number is held with this person
public record Candidate(EducationId id, Description known, boolean numbered) {

    @Override
    public String toString() {
        return "Candidate[" + id + "]";
    }
}
