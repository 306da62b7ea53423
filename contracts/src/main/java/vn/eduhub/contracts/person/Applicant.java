package vn.eduhub.contracts.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.PersonalNumber;

/// Someone a registry holds data of and asks the number for. Prints only its reference.
///
/// @param ref the caller's key for this person: an external key's text, or one made for a REST request. The same ref
/// with the
///     same identity fields gets the same answer for ever, so a lost answer can be asked for again
/// @param fullName as written: family, middle and given name
public record Applicant(
        String ref,
        String fullName,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable PersonalNumber personalNumber,
        @Nullable String motherName) {

    @Override
    public String toString() {
        return "Applicant[" + ref + "]";
    }
}
