package vn.eduhub.platform.registration;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.FieldRights;
import vn.eduhub.platform.fields.WrittenGroups;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.rest.Etag;

/// Changes what is known of a person, or takes them back. Who they are is identity-service's to say, and the
/// number never changes.
public final class ChangePerson<C> {

    private final Records<C> records;
    private final Registry<C> registry;
    private final PersonDrafts<C> drafts;
    private final PersonDesk desk;
    private final People people;

    public ChangePerson(
            Records<C> records, Registry<C> registry, PersonDrafts<C> drafts, PersonDesk desk, People people) {
        this.records = records;
        this.registry = registry;
        this.drafts = drafts;
        this.desk = desk;
        this.people = people;
    }

    /// @param body a merge patch of the fields that the registry keeps or passes on
    public RegistrationOutcome<C> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<C> base = PersonDesk.writable(records, caller, id);
        boolean askedAgain = Etag.isAskedAgain(ifMatch, base, caller.clientId());
        PersonPatch.Allowed allowed =
                new PersonPatch.Allowed(registry.patchable(), FieldRights.toWrite(caller.roles()));
        PersonFields before = registry.openFields(base.content());
        PersonPatch patch = PersonPatch.read(body, before, allowed, people.reader());
        if (!patch.person().bornOn().equals(before.bornOn())) {
            checkBirthDate(base.content(), patch.person().bornOn());
        }
        WrittenGroups.note(patch.named());
        C content = registry.replaced(id, base.content(), patch);
        // Before identity-service is asked, which takes the change over when it agrees.
        Etag.checkRepeated(askedAgain, !content.equals(base.content()));
        Optional<ReviewView> review = patch.identityChanged() ? desk.confirm(base, patch.person()) : Optional.empty();
        if (review.isPresent()) {
            return new RegistrationOutcome.NeedsReview<>(review.get());
        }
        return new RegistrationOutcome.Stored<>(
                PersonDesk.replace(records, base, drafts.change(caller, base, content, "rest")));
    }

    private void checkBirthDate(C content, LocalDate bornOn) {
        Reader reader = new Reader();
        registry.checkBirthDate(reader, content, bornOn);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
    }

    /// Takes back the parts at the caller's schools; the record is cancelled when none is left.
    ///
    /// @param ifMatch may be left out
    /// @param cause kept with the version
    public RecordBody<C> cancel(Caller caller, RecordId id, @Nullable String ifMatch, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<C> base = PersonDesk.writable(records, caller, id);
            C content = registry.cancelledWithin(
                    base.content(), school -> people.institutions().isWithin(school, caller.unit()));
            if (content.equals(base.content())) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            return new Step.Write<>(drafts.change(caller, base, content, cause));
        });
    }
}
