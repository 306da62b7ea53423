package vn.eduhub.identity.registration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Person.Verification;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.matching.Candidate;
import vn.eduhub.identity.naming.FoldedName;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;

/// A person on the desk: as stored, with what the inquiries of this round add. Not thread-safe.
///
/// Among the keys of a person stand, beside the refs, the hashes of the personal number behind a `#`: the
/// index over keys is unique already and exists for every record, so one look-up finds both, and no person
/// without a number stands in the way of another (in a unique index over an array MongoDB takes two empty
/// arrays for duplicates).
final class Dossier {

    private static final String NUMBER_PREFIX = "#";

    /// Refs kept with a person; of more, the oldest are forgotten, and who asks with one is matched again.
    private static final int REFS_MAX = 500;

    private final EducationId id;
    private final @Nullable RecordBody<Person> base;
    private final Map<String, String> prints = new LinkedHashMap<>();
    private final Set<String> steps = new LinkedHashSet<>();
    private Person content;
    private @Nullable Candidate candidate;

    private Dossier(EducationId id, @Nullable RecordBody<Person> base, Person content) {
        this.id = id;
        this.base = base;
        this.content = content;
    }

    static Dossier stored(RecordBody<Person> body) {
        Dossier dossier = new Dossier(new EducationId(body.recordId().value()), body, body.content());
        body.keys().forEach(link -> dossier.prints.put(link.key(), link.print()));
        return dossier;
    }

    /// Someone new, of an inquiry with a birth date.
    static Dossier made(EducationId id, Inquiry inquiry, String slot, PersonHashes hashes) {
        Applicant applicant = inquiry.applicant();
        Person content = new Person(
                applicant.fullName(),
                Objects.requireNonNull(applicant.birthDate()),
                applicant.sex(),
                blankToNull(applicant.motherName()),
                null,
                List.of(),
                Objects.requireNonNull(inquiry.likeness()),
                slot,
                Verification.UNVERIFIED);
        Dossier dossier = new Dossier(id, null, content);
        dossier.attachNumber(inquiry, hashes);
        return dossier;
    }

    /// The same, with its personal number sealed another way.
    static Person withNumber(Person person, Sealed number) {
        return new Person(
                person.fullName(),
                person.birthDate(),
                person.sex(),
                person.motherName(),
                number,
                person.numberKeys(),
                person.likeness(),
                person.slot(),
                person.verification());
    }

    static String numberKey(String numberHash) {
        return NUMBER_PREFIX + numberHash;
    }

    EducationId id() {
        return id;
    }

    Person content() {
        return content;
    }

    Set<String> keys() {
        return prints.keySet();
    }

    boolean said(Inquiry inquiry) {
        return inquiry.print().equals(prints.get(inquiry.ref()));
    }

    boolean isChanged() {
        return !steps.isEmpty();
    }

    Candidate candidate() {
        Candidate made = candidate;
        if (made == null) {
            String mother = content.motherName();
            made = new Candidate(
                    id,
                    FoldedName.of(content.fullName()),
                    content.birthDate(),
                    content.sex(),
                    mother == null ? null : FoldedName.of(mother),
                    content.personalNumber() != null);
            candidate = made;
        }
        return made;
    }

    /// Notes that the inquiry is this person's.
    ///
    /// @param step why, for the record's cause
    void link(Inquiry inquiry, String step) {
        prints.put(inquiry.ref(), inquiry.print());
        forgetOldest();
        steps.add(step);
    }

    private void forgetOldest() {
        Iterator<String> keys = prints.keySet().iterator();
        for (int surplus = prints.size() - REFS_MAX; surplus > 0 && keys.hasNext(); ) {
            if (!keys.next().startsWith(NUMBER_PREFIX)) {
                keys.remove();
                surplus--;
            }
        }
    }

    /// What was not known of the person and is said now.
    void fillGaps(Inquiry inquiry, PersonHashes hashes) {
        Applicant said = inquiry.applicant();
        replace(new Person(
                content.fullName(),
                content.birthDate(),
                content.sex() == null ? said.sex() : content.sex(),
                content.motherName() == null ? blankToNull(said.motherName()) : content.motherName(),
                content.personalNumber(),
                content.numberKeys(),
                content.likeness(),
                content.slot(),
                content.verification()));
        attachNumber(inquiry, hashes);
    }

    /// What is said now counts; what is not said now stays.
    ///
    /// @param likeness of the corrected name and date
    /// @param slot free among people of that likeness
    void correct(Inquiry inquiry, String likeness, String slot, PersonHashes hashes) {
        Applicant said = inquiry.applicant();
        String mother = blankToNull(said.motherName());
        replace(new Person(
                said.fullName(),
                said.birthDate() == null ? content.birthDate() : said.birthDate(),
                said.sex() == null ? content.sex() : said.sex(),
                mother == null ? content.motherName() : mother,
                content.personalNumber(),
                content.numberKeys(),
                likeness,
                slot,
                content.verification()));
        attachNumber(inquiry, hashes);
    }

    private void attachNumber(Inquiry inquiry, PersonHashes hashes) {
        String hash = inquiry.numberHash();
        var number = inquiry.applicant().personalNumber();
        if (hash == null || number == null || content.personalNumber() != null) {
            return;
        }
        prints.put(numberKey(hash), "");
        replace(new Person(
                content.fullName(),
                content.birthDate(),
                content.sex(),
                content.motherName(),
                hashes.seal(number, id),
                List.of(hash),
                content.likeness(),
                content.slot(),
                content.verification()));
    }

    private void replace(Person newContent) {
        content = newContent;
        candidate = null;
    }

    /// @param rules the version of the rules; with the steps it is the recorded verdict of this version
    Draft<Person> draft(String actor, String rules) {
        Cause cause = new Cause(actor, "resolution " + rules + ": " + String.join(", ", steps));
        List<Link> links = new ArrayList<>(prints.size());
        prints.forEach((key, print) -> links.add(new Link(key, print)));
        Draft<Person> draft = base == null
                ? Draft.create(id.recordId(), content, cause).scope(Set.of(Institutions.MINISTRY), Set.of())
                : Draft.change(base, content, cause);
        return draft.keys(links);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
