package vn.eduhub.identity.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.comparison.Description;
import vn.eduhub.identity.matching.Descriptions;
import vn.eduhub.identity.naming.FoldedName;
import vn.eduhub.platform.keys.HashPurpose;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.SealPlace;

/// What people are looked up by without their data lying open: keyed hashes; and the sealed personal number.
final class PersonHashes {

    /// 72 bits: in 25 million people no two keys of strangers are equal by chance.
    private static final int BLOCK_LENGTH = 12;

    private final HubKeys keys;
    private final Descriptions descriptions;

    PersonHashes(HubKeys keys, Descriptions descriptions) {
        this.keys = keys;
        this.descriptions = descriptions;
    }

    /// @param numberHash there when a personal number is known
    Description described(Applicant applicant, @Nullable String numberHash) {
        return descriptions.of(
                applicant.fullName(), applicant.birthDate(), applicant.sex(), applicant.motherName(), numberHash);
    }

    Description described(Person person) {
        return descriptions.of(
                person.fullName(),
                person.birthDate(),
                person.sex(),
                person.motherName(),
                person.numberKeys().isEmpty() ? null : person.numberKeys().getFirst());
    }

    /// What people who may be this one are looked up by. The personal number has a unique index of its own.
    ///
    /// @param likeness takes the place of a name that has no letter
    List<String> blocks(Description description, @Nullable String likeness) {
        List<String> blocks = new ArrayList<>();
        for (long key : descriptions.blockKeys(description)) {
            String hash = keys.keyedHash(HashPurpose.LIKENESS, "block|" + Long.toHexString(key));
            blocks.add(hash.substring(0, BLOCK_LENGTH));
        }
        if (blocks.isEmpty() && likeness != null) {
            blocks.add(likeness);
        }
        return blocks;
    }

    String likeness(FoldedName name, LocalDate birthDate) {
        return keys.keyedHash(HashPurpose.LIKENESS, name.text() + "|" + birthDate);
    }

    String number(PersonalNumber number) {
        return keys.keyedHash(HashPurpose.PERSONAL_NUMBER, number.digits());
    }

    /// Of the identity fields as written: any difference makes another print.
    String print(Applicant applicant) {
        PersonalNumber number = applicant.personalNumber();
        StringBuilder text = new StringBuilder(128);
        append(text, applicant.fullName());
        append(text, applicant.birthDate());
        append(text, applicant.sex());
        append(text, number == null ? null : number.digits());
        append(text, applicant.motherName());
        return keys.keyedHash(HashPurpose.PRINT, text.toString());
    }

    /// With its length before it, so that no two lists of values give one text.
    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append('-');
            return;
        }
        String written = value.toString();
        text.append(written.length()).append(':').append(written);
    }

    Sealed seal(PersonalNumber number, EducationId person) {
        return keys.seal(number.digits(), SealPlace.of(Topic.PERSON, Person.PERSONAL_NUMBER, person.recordId()));
    }
}
