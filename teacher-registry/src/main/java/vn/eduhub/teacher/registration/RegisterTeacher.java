package vn.eduhub.teacher.registration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
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
import vn.eduhub.teacher.TeacherError;
import vn.eduhub.teacher.assignment.Assignments;
import vn.eduhub.teacher.assignment.Duty;
import vn.eduhub.teacher.assignment.DutyReader;
import vn.eduhub.teacher.assignment.TeacherDrafts;

/// Registers a member of staff with a first assignment. Someone whom the hub knows keeps the same
/// number and gets the assignment.
final class RegisterTeacher {

    private final Records<Teacher> records;
    private final TeacherDrafts drafts;
    private final PersonDesk desk;
    private final People people;
    private final DutyReader duties;

    RegisterTeacher(Records<Teacher> records, TeacherDrafts drafts, PersonDesk desk, People people, DutyReader duties) {
        this.records = records;
        this.drafts = drafts;
        this.desk = desk;
        this.people = people;
        this.duties = duties;
    }

    RegistrationOutcome register(Caller caller, RegistrationRequest request, @Nullable String idempotencyKey) {
        Prints prints = people.prints();
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), prints);
        Optional<RecordBody<Teacher>> answered = RequestLinks.answered(records, link);
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
            Duty duty,
            @Nullable Link request) {

        @Override
        public String toString() {
            return "Registration[…]";
        }
    }

    private Registration read(Caller caller, RegistrationRequest request, @Nullable Link link) {
        Reader ofPerson = new Reader();
        Optional<PersonFields> person = people.reader().readRequest(ofPerson, request.person());
        Reader ofDuty = new Reader("/assignment");
        Optional<Duty> duty = Optional.empty();
        if (request.assignment() == null) {
            ofDuty.add("", Fault.REQUIRED);
        } else {
            duty = duties.read(ofDuty, request.assignment(), caller.unit());
        }
        if (person.isEmpty() || duty.isEmpty()) {
            ofPerson.addAll(ofDuty.faults());
            throw HubException.invalid(ofPerson.faults());
        }
        return new Registration(caller, person.get(), duty.get(), link);
    }

    private RecordBody<Teacher> store(RecordId id, boolean isNew, String reference, Registration registration) {
        Link identity = new Link(reference, "");
        // A number made just now has no record yet, unless this very request runs twice; then the write is refused and
        // the second attempt reads.
        boolean[] readFirst = {!isNew};
        return PersonDesk.write(records, () -> {
            Optional<RecordBody<Teacher>> existing = readFirst[0] ? records.find(id) : Optional.empty();
            readFirst[0] = true;
            if (existing.isPresent() && RequestLinks.isAnswered(existing.get(), registration.request())) {
                return new Step.Leave<>(existing.get());
            }
            Draft<Teacher> draft = existing.map(base -> assigned(base, registration))
                    .orElseGet(
                            () -> drafts.first(registration.caller(), id, registration.person(), registration.duty()));
            return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), identity, registration.request())));
        });
    }

    private Draft<Teacher> assigned(RecordBody<Teacher> base, Registration registration) {
        if (Assignments.overlapping(base.content(), registration.duty()).isPresent()) {
            throw new HubException(
                    TeacherError.ALREADY_ASSIGNED, base.recordId().value());
        }
        return drafts.assignedToo(registration.caller(), base, registration.person(), registration.duty());
    }
}
