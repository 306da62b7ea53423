package vn.eduhub.contracts.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;

/// Who a number was given to; the record id is the education id. Never prints its content.
///
/// @param personalNumber its 12 digits
/// @param numberKeys keyed hashes of the personal number, one for each key in use
/// @param slot unique among all persons: keyed hash of folded name and birth date, `:`, ordinal
/// @param likeness keyed hash of folded name and birth date, for look-up
public record Person(
        String fullName,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String motherName,
        @Nullable Sealed personalNumber,
        List<String> numberKeys,
        String likeness,
        String slot,
        Verification verification) {

    /// The name of the sealed field, to which its ciphertext is bound.
    public static final String PERSONAL_NUMBER = "personalNumber";

    public enum Verification {
        UNVERIFIED,
        VERIFIED,
        MISMATCH
    }

    public Person {
        numberKeys = List.copyOf(numberKeys);
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
