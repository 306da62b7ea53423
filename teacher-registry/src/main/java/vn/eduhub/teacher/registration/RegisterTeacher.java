package vn.eduhub.teacher.registration;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
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
import vn.eduhub.teacher.TeacherError;
import vn.eduhub.teacher.assignment.Assignments;
import vn.eduhub.teacher.assignment.Duty;
import vn.eduhub.teacher.assignment.DutyReader;
import vn.eduhub.teacher.assignment.StaffAges;
import vn.eduhub.teacher.assignment.TeacherDrafts;

/// Registers a member of staff with a first assignment. Someone whom the hub knows keeps the same number and
/// gets the assignment.
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

    RegistrationOutcome<Teacher> register(Caller caller, RegistrationRequest request, @Nullable String idempotencyKey) {
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), people.prints());
        Optional<RecordBody<Teacher>> answered = RequestLinks.answered(records, link, caller.reach());
        if (answered.isPresent()) {
            return new RegistrationOutcome.Stored<>(answered.get());
        }
        Reader ofPerson = new Reader();
        Optional<PersonFields> person =
                people.reader().readRequest(ofPerson, request.person(), FieldRights.toWrite(caller.roles()));
        Reader ofDuty = new Reader("/assignment");
        Optional<Duty> duty = duty(ofDuty, caller, request);
        LocalDate bornOn = person.map(PersonFields::birthDate).orElse(null);
        if (bornOn != null && duty.isPresent()) {
            StaffAges.check(ofPerson, "/birthDate", bornOn, duty.get().schoolYear());
        }
        if (person.isEmpty() || duty.isEmpty() || !ofPerson.isClean()) {
            ofPerson.addAll(ofDuty.faults());
            throw HubException.invalid(ofPerson.faults());
        }
        String reference = people.prints().reference(caller.unit(), person.get());
        return desk.register(
                records,
                new PersonDesk.Registration(reference, person.get(), link),
                new Plan(caller, person.get(), duty.get()));
    }

    private Optional<Duty> duty(Reader reader, Caller caller, RegistrationRequest request) {
        if (request.assignment() == null) {
            reader.add("", Fault.REQUIRED);
            return Optional.empty();
        }
        return duties.read(reader, request.assignment(), caller.unit());
    }

    private final class Plan implements PersonDesk.Plan<Teacher> {

        private final Caller caller;
        private final PersonFields person;
        private final Duty duty;

        Plan(Caller caller, PersonFields person, Duty duty) {
            this.caller = caller;
            this.person = person;
            this.duty = duty;
        }

        @Override
        public Draft<Teacher> first(RecordId id) {
            return drafts.first(caller, id, person, duty);
        }

        @Override
        public Draft<Teacher> further(RecordBody<Teacher> base) {
            if (Assignments.overlapping(base.content(), duty).isPresent()) {
                throw new PersonNamedException(TeacherError.ALREADY_ASSIGNED, base.recordId());
            }
            return drafts.assignedToo(caller, base, person, duty);
        }
    }
}
