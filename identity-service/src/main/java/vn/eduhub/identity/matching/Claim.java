package vn.eduhub.identity.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.identity.comparison.Description;

/// What is said of an applicant, made comparable. Never prints its content.
public record Claim(
        Description said,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable PersonalNumber number) {

    @Override
    public String toString() {
        return "Claim[…]";
    }
}
