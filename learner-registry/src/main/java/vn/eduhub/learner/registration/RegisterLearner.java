package vn.eduhub.learner.registration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.LearnerError;
import vn.eduhub.learner.enrolment.Enrolments;
import vn.eduhub.learner.enrolment.LearnerDrafts;
import vn.eduhub.learner.enrolment.Stay;
import vn.eduhub.learner.enrolment.StayReader;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonDesk.Recognition;
import vn.eduhub.platform.registration.PersonFields;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.Step;

/// Registers a learner with a first enrolment. A child whom the hub knows from elsewhere keeps the same
/// number and gets the enrolment.
final class RegisterLearner {

    private final Records<Learner> records;
    private final LearnerDrafts drafts;
    private final PersonDesk desk;
    private final People people;
    private final StayReader stays;

    RegisterLearner(Records<Learner> records, LearnerDrafts drafts, PersonDesk desk, People people, StayReader stays) {
        this.records = records;
        this.drafts = drafts;
        this.desk = desk;
        this.people = people;
        this.stays = stays;
    }

    RegistrationOutcome register(Caller caller, RegistrationRequest request, @Nullable String idempotencyKey) {
        Prints prints = people.prints();
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), prints);
        Optional<RecordBody<Learner>> answered = RequestLinks.answered(records, link);
        if (answered.isPresent()) {
            return new RegistrationOutcome.Stored(answered.get());
        }
        Registration registration = read(caller, request, link);
        String reference = prints.reference(caller.unit(), registration.person());
        return switch (desk.recognise(reference, registration.person())) {
            case Recognition.InReview(String review, String reason) ->
                new RegistrationOutcome.NeedsReview(review, reason);
            case Recognition.Recognised(var id, boolean isNew) ->
                new RegistrationOutcome.Stored(store(id.recordId(), isNew, reference, registration));
        };
    }

    private record Registration(
            Caller caller,
            PersonFields person,
            Stay stay,
            @Nullable Link request) {

        @Override
        public String toString() {
            return "Registration[…]";
        }
    }

    private Registration read(Caller caller, RegistrationRequest request, @Nullable Link link) {
        Reader ofPerson = new Reader();
        Optional<PersonFields> person = people.reader().readRequest(ofPerson, request.person());
        Reader ofStay = new Reader("/enrolment");
        Optional<Stay> stay = Optional.empty();
        if (request.enrolment() == null) {
            ofStay.add("", Fault.REQUIRED);
        } else {
            stay = stays.read(ofStay, request.enrolment(), caller.unit());
        }
        if (person.isEmpty() || stay.isEmpty()) {
            ofPerson.addAll(ofStay.faults());
            throw HubException.invalid(ofPerson.faults());
        }
        return new Registration(caller, person.get(), stay.get(), link);
    }

    private RecordBody<Learner> store(RecordId id, boolean isNew, String reference, Registration registration) {
        Link identity = new Link(reference, "");
        // A number made just now has no record yet, unless this very request runs twice; then the write is refused and
        // the second attempt reads.
        boolean[] readFirst = {!isNew};
        return PersonDesk.write(records, () -> {
            Optional<RecordBody<Learner>> existing = readFirst[0] ? records.find(id) : Optional.empty();
            readFirst[0] = true;
            if (existing.isPresent() && RequestLinks.isAnswered(existing.get(), registration.request())) {
                return new Step.Leave<>(existing.get());
            }
            Draft<Learner> draft = existing.map(base -> enrolled(base, registration))
                    .orElseGet(
                            () -> drafts.first(registration.caller(), id, registration.person(), registration.stay()));
            return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), identity, registration.request())));
        });
    }

    private Draft<Learner> enrolled(RecordBody<Learner> base, Registration registration) {
        if (Enrolments.overlapping(base.content(), registration.stay()).isPresent()) {
            throw new HubException(
                    LearnerError.ALREADY_REGISTERED, base.recordId().value());
        }
        return drafts.enrolledToo(registration.caller(), base, registration.person(), registration.stay());
    }
}
