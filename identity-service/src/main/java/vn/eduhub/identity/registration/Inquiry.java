package vn.eduhub.identity.registration;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.matching.Claim;
import vn.eduhub.identity.naming.FoldedName;

/// One applicant of a question, with everything that is computed of it once. Never prints its content.
///
/// @param place in the question
/// @param numberHash there when a personal number was given
/// @param likeness there when the birth date is known
/// @param print of the identity fields as written
record Inquiry(
        int place,
        Applicant applicant,
        Claim claim,
        @Nullable String numberHash,
        @Nullable String likeness,
        String print) {

    /// Before the education id of the person of a record that no sender has a key for.
    private static final String RECORD = "record|";

    static Inquiry of(int place, Applicant applicant, PersonHashes hashes) {
        FoldedName name = FoldedName.of(applicant.fullName());
        LocalDate birthDate = applicant.birthDate();
        String mother = applicant.motherName();
        PersonalNumber number = applicant.personalNumber();
        return new Inquiry(
                place,
                applicant,
                new Claim(
                        name,
                        birthDate,
                        applicant.sex(),
                        mother == null || mother.isBlank() ? null : FoldedName.of(mother),
                        number),
                number == null ? null : hashes.number(number),
                birthDate == null ? null : hashes.likeness(name, birthDate),
                hashes.print(applicant));
    }

    String ref() {
        return applicant.ref();
    }

    /// Whom the ref names by number.
    Optional<RecordId> namedPerson() {
        String ref = ref();
        return ref.startsWith(RECORD) && EducationId.isWellFormed(ref.substring(RECORD.length()))
                ? Optional.of(new RecordId(ref.substring(RECORD.length())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Inquiry[" + ref() + "]";
    }
}
