package vn.eduhub.identity.registration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.naming.FoldedName;
import vn.eduhub.platform.keys.HashPurpose;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.SealPlace;

/// What people are looked up by without their data lying open: keyed hashes; and the sealed personal number.
final class PersonHashes {

    private final HubKeys keys;

    PersonHashes(HubKeys keys) {
        this.keys = keys;
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
