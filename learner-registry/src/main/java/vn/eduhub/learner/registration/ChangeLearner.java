package vn.eduhub.learner.registration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.LearnerError;
import vn.eduhub.learner.enrolment.LearnerDrafts;
import vn.eduhub.learner.enrolment.LearnerRules;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonDesk.Recognition;
import vn.eduhub.platform.registration.PersonPatch;
import vn.eduhub.platform.registration.PersonReader;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Etag;

/// Changes what is known of a learner, or takes them back. Who they are is identity-service's to say, and
/// the number never changes.
final class ChangeLearner {

    private final Records<Learner> records;
    private final LearnerRules rules;
    private final LearnerDrafts drafts;
    private final PersonDesk desk;
    private final Reading reading;

    ChangeLearner(
            Records<Learner> records, LearnerRules rules, LearnerDrafts drafts, PersonDesk desk, Reading reading) {
        this.records = records;
        this.rules = rules;
        this.drafts = drafts;
        this.desk = desk;
        this.reading = reading;
    }

    record Reading(PersonReader reader, Institutions institutions) {}

    RegistrationOutcome change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Learner> base = writable(caller, id);
        Etag.check(ifMatch, base.version());
        PersonPatch patch = PersonPatch.read(body, rules.fields(base.content()), PersonPatch.ALL, reading.reader());
        if (patch.identityChanged()) {
            switch (desk.recognise(PersonDesk.reference(base), patch.person())) {
                case Recognition.InReview(String reference, String reason) -> {
                    return new RegistrationOutcome.NeedsReview(reference, reason);
                }
                case Recognition.Recognised(var person, boolean _) -> {
                    if (!person.recordId().equals(base.recordId())) {
                        throw new HubException(LearnerError.ANOTHER_PERSON);
                    }
                }
            }
        }
        return new RegistrationOutcome.Stored(write(
                caller, base, rules.replaced(patch.person(), base.content().enrolments()), "rest"));
    }

    /// Takes back the enrolments at the caller's schools; the record is cancelled when none is left.
    ///
    /// @param reason one short sentence, kept as the cause of the version
    RecordBody<Learner> cancel(Caller caller, RecordId id, String reason) {
        RecordBody<Learner> base = writable(caller, id);
        Learner content = rules.cancelledWithin(
                base.content(), school -> reading.institutions().isWithin(school, caller.unit()));
        return write(caller, base, content, "cancellation: " + reason);
    }

    private RecordBody<Learner> writable(Caller caller, RecordId id) {
        RecordBody<Learner> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
        if (!PersonRights.mayWrite(caller, base)) {
            throw new HubException(LearnerError.READ_ONLY);
        }
        return base;
    }

    private RecordBody<Learner> write(Caller caller, RecordBody<Learner> base, Learner content, String cause) {
        if (content.equals(base.content())) {
            return base;
        }
        if (records.write(drafts.change(caller, base, content, cause))
                instanceof WriteOutcome.Written<Learner>(RecordBody<Learner> body)) {
            return body;
        }
        throw new HubException(PlatformError.STALE);
    }
}
