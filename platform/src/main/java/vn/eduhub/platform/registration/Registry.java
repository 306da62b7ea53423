package vn.eduhub.platform.registration;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;

/// What a registry knows of its own content `C`, a person with parts (enrolments, assignments). What is sensitive stays
/// sealed in it, bound to the record id; beside that ciphertext, all functions are pure.
public interface Registry<C> {

    /// The content of someone registered for the first time, without parts.
    C made(RecordId id, PersonFields person);

    /// What a sender says who is new to this person: it fills what is unknown and changes nothing.
    C gapsFilled(RecordId id, C content, PersonFields person);

    /// What a sender says of a person it has registered before: it changes what it names; an absent value
    /// says nothing.
    C corrected(RecordId id, C content, PersonFields person);

    /// The fields that a merge patch changes, without what is sealed.
    PersonFields openFields(C content);

    /// Names of the fields that a merge patch may name.
    Set<String> patchable();

    /// Notes at `/birthDate` that someone born on this day cannot be where a part has them. A part that is over and did
    /// not fit the day before either is not held against who corrects it.
    void checkBirthDate(Reader reader, C content, LocalDate bornOn);

    /// The content with exactly these fields, as a merge patch leaves them; what is sealed stays unless it is named.
    C replaced(RecordId id, C content, PersonPatch patch);

    /// Takes back the parts at these schools.
    C cancelledWithin(C content, Predicate<RecordId> schools);

    /// False when every part it ever had was cancelled: the record is cancelled then.
    boolean stands(C content);

    Access access(C content);
}
