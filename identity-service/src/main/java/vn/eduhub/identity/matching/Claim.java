package vn.eduhub.identity.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.identity.naming.FoldedName;

/// What is said of an applicant, made comparable. Never prints its content.
public record Claim(
        FoldedName name,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable FoldedName mother,
        @Nullable PersonalNumber number) {

    @Override
    public String toString() {
        return "Claim[…]";
    }
}
