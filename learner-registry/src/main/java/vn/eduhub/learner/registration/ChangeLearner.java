package vn.eduhub.learner.registration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.enrolment.LearnerDrafts;
import vn.eduhub.learner.enrolment.LearnerRules;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.PersonPatch;
import vn.eduhub.platform.registration.RegistrationOutcome;
import vn.eduhub.platform.registration.ReviewView;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Etag;

/// Changes what is known of a learner, or takes them back. Who they are is identity-service's to say, and the
/// number never changes.
final class ChangeLearner {

    private final Records<Learner> records;
    private final LearnerRules rules;
    private final LearnerDrafts drafts;
    private final PersonDesk desk;
    private final People people;

    ChangeLearner(Records<Learner> records, LearnerRules rules, LearnerDrafts drafts, PersonDesk desk, People people) {
        this.records = records;
        this.rules = rules;
        this.drafts = drafts;
        this.desk = desk;
        this.people = people;
    }

    RegistrationOutcome<Learner> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Learner> base = PersonDesk.writable(records, caller, id);
        Etag.check(ifMatch, base.version());
        PersonPatch patch = PersonPatch.read(body, rules.fields(base.content()), PersonPatch.ALL, people.reader());
        Optional<ReviewView> review = patch.identityChanged() ? desk.confirm(base, patch.person()) : Optional.empty();
        if (review.isPresent()) {
            return new RegistrationOutcome.NeedsReview<>(review.get());
        }
        Learner content = rules.replaced(patch.person(), base.content().enrolments());
        return new RegistrationOutcome.Stored<>(
                PersonDesk.replace(records, base, drafts.change(caller, base, content, "rest")));
    }

    /// Takes back the enrolments at the caller's schools; the record is cancelled when none is left.
    ///
    /// @param cause kept with the version
    RecordBody<Learner> cancel(Caller caller, RecordId id, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<Learner> base = PersonDesk.writable(records, caller, id);
            Learner content = rules.cancelledWithin(
                    base.content(), school -> people.institutions().isWithin(school, caller.unit()));
            return content.equals(base.content())
                    ? new Step.Leave<>(base)
                    : new Step.Write<>(drafts.change(caller, base, content, cause));
        });
    }
}
