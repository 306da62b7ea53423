package vn.eduhub.identity.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.comparison.Description;
import vn.eduhub.identity.matching.Claim;
import vn.eduhub.identity.naming.FoldedName;

/// One applicant of a question, with everything that is computed of it once. Never prints its content.
///
/// @param place in the question
/// @param numberHash there when a personal number was given
/// @param likeness there when the birth date is known
/// @param blocks what people who may be the applicant are looked up by
/// @param print of the identity fields as written
record Inquiry(
        int place,
        Applicant applicant,
        Claim claim,
        @Nullable String numberHash,
        @Nullable String likeness,
        List<String> blocks,
        String print) {

    /// Before the education id of the person of a record that no sender has a key for.
    private static final String RECORD = "record|";

    Inquiry {
        blocks = List.copyOf(blocks);
    }

    static Inquiry of(int place, Applicant applicant, PersonHashes hashes) {
        LocalDate birthDate = applicant.birthDate();
        PersonalNumber number = applicant.personalNumber();
        String numberHash = number == null ? null : hashes.number(number);
        Description said = hashes.described(applicant, numberHash);
        String likeness = birthDate == null ? null : hashes.likeness(FoldedName.of(applicant.fullName()), birthDate);
        return new Inquiry(
                place,
                applicant,
                new Claim(said, birthDate, applicant.sex(), number),
                numberHash,
                likeness,
                hashes.blocks(said, likeness),
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
