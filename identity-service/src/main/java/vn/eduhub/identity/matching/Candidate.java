package vn.eduhub.identity.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.identity.naming.FoldedName;

/// Someone the hub knows who may be the applicant. Prints only the id.
///
/// @param numbered whether a personal number is held with this person
public record Candidate(
        EducationId id,
        FoldedName name,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable FoldedName mother,
        boolean numbered) {

    /// Same name on the same day: what people are looked up by.
    boolean looksLike(Claim claim) {
        return name.equals(claim.name()) && birthDate.equals(claim.birthDate());
    }

    @Override
    public String toString() {
        return "Candidate[" + id + "]";
    }
}
