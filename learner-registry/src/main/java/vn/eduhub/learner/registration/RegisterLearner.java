package vn.eduhub.learner.registration;

import java.time.LocalDate;
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
import vn.eduhub.learner.enrolment.Stays;
import vn.eduhub.platform.audit.PersonNamedException;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.FieldRights;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonFields;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.RegistrationOutcome;
import vn.eduhub.platform.registration.RequestLinks;

/// Registers a learner with a first enrolment. A child whom the hub knows from elsewhere keeps the same number
/// and gets the enrolment.
final class RegisterLearner {

    private final Records<Learner> records;
    private final LearnerDrafts drafts;
    private final PersonDesk desk;
    private final People people;
    private final Stays stays;

    RegisterLearner(Records<Learner> records, LearnerDrafts drafts, PersonDesk desk, People people, Stays stays) {
        this.records = records;
        this.drafts = drafts;
        this.desk = desk;
        this.people = people;
        this.stays = stays;
    }

    RegistrationOutcome<Learner> register(Caller caller, RegistrationRequest request, @Nullable String idempotencyKey) {
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), people.prints());
        Optional<RecordBody<Learner>> answered = RequestLinks.answered(records, link, caller.reach());
        if (answered.isPresent()) {
            return new RegistrationOutcome.Stored<>(answered.get());
        }
        Reader ofPerson = new Reader();
        Optional<PersonFields> person =
                people.reader().readRequest(ofPerson, request.person(), FieldRights.toWrite(caller.roles()));
        Reader ofStay = new Reader("/enrolment");
        Optional<Stay> stay = stay(ofStay, caller, request);
        LocalDate bornOn = person.map(PersonFields::birthDate).orElse(null);
        if (bornOn != null && stay.isPresent()) {
            stay.get().checkAge(ofStay, bornOn);
        }
        if (person.isEmpty() || stay.isEmpty() || !ofStay.isClean()) {
            ofPerson.addAll(ofStay.faults());
            throw HubException.invalid(ofPerson.faults());
        }
        String reference = people.prints().reference(caller.unit(), person.get());
        RegistrationOutcome<Learner> outcome = desk.register(
                records,
                new PersonDesk.Registration(reference, person.get(), link),
                new Plan(caller, person.get(), stay.get()));
        if (outcome instanceof RegistrationOutcome.Stored<Learner>(RecordBody<Learner> learner)) {
            stays.keepClass(caller, learner, stay.get().schoolClass());
        }
        return outcome;
    }

    private Optional<Stay> stay(Reader reader, Caller caller, RegistrationRequest request) {
        if (request.enrolment() == null) {
            reader.add("", Fault.REQUIRED);
            return Optional.empty();
        }
        return stays.read(reader, request.enrolment(), caller.unit());
    }

    private final class Plan implements PersonDesk.Plan<Learner> {

        private final Caller caller;
        private final PersonFields person;
        private final Stay stay;

        Plan(Caller caller, PersonFields person, Stay stay) {
            this.caller = caller;
            this.person = person;
            this.stay = stay;
        }

        @Override
        public Draft<Learner> first(RecordId id) {
            return drafts.first(caller, id, person, stay);
        }

        @Override
        public Draft<Learner> further(RecordBody<Learner> base) {
            if (Enrolments.overlapping(base.content(), stay).isPresent()) {
                throw new PersonNamedException(LearnerError.ALREADY_REGISTERED, base.recordId());
            }
            return drafts.enrolledToo(caller, base, person, stay);
        }
    }
}
