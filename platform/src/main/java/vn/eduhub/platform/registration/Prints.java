package vn.eduhub.platform.registration;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.platform.keys.HashPurpose;
import vn.eduhub.platform.keys.HubKeys;

/// Keyed hashes of what a sender said, so that the same words again are known without being kept.
public final class Prints {

    private final UnaryOperator<String> hash;

    public Prints(HubKeys keys) {
        this(text -> keys.keyedHash(HashPurpose.PRINT, text));
    }

    Prints(UnaryOperator<String> hash) {
        this.hash = hash;
    }

    /// The print of a canonical text made by [#canonical].
    public String print(String canonical) {
        return hash.apply(canonical);
    }

    public String print(PersonRow person) {
        return print(canonical(
                person.fullName(),
                person.birthDate(),
                person.sex(),
                person.personalNumber(),
                person.motherName(),
                person.ethnicity(),
                person.communeCode()));
    }

    /// The reference under which a unit's REST registration asks for a number. It depends on who is
    /// registered only, so a call whose answer was lost asks for the same person again, with or without an
    /// idempotency key.
    public String reference(RecordId unit, PersonFields person) {
        String who = canonical(
                person.fullName(),
                text(person.birthDate()),
                person.sex() == null ? null : person.sex().code(),
                person.personalNumber() == null ? null : person.personalNumber().digits(),
                person.motherName());
        return unit + "|rest|" + print(who);
    }

    /// The key text of a request with an `Idempotency-Key`: it stands among the keys of the record that the
    /// request made or changed, with the print of its body.
    public static String requestKey(RecordId unit, String idempotencyKey) {
        return unit + "|request|" + idempotencyKey;
    }

    /// One text for a list of values that no other list has: each with its length before it; absent and
    /// empty differ.
    public static String canonical(@Nullable String... values) {
        StringBuilder text = new StringBuilder(128);
        for (String value : values) {
            if (value == null) {
                text.append('-');
                continue;
            }
            text.append(value.length()).append(':').append(value);
        }
        return text.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
