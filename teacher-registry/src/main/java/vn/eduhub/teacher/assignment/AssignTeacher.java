package vn.eduhub.teacher.assignment;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.PersonNamedException;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Conditions;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.teacher.TeacherError;

/// Gives someone of the caller's one more assignment, or ends one.
final class AssignTeacher {

    private final Records<Teacher> records;
    private final TeacherDrafts drafts;
    private final DutyReader duties;
    private final ChangeAssignment assignments;
    private final Tools tools;

    AssignTeacher(
            Records<Teacher> records,
            TeacherDrafts drafts,
            DutyReader duties,
            ChangeAssignment assignments,
            Tools tools) {
        this.records = records;
        this.drafts = drafts;
        this.duties = duties;
        this.assignments = assignments;
        this.tools = tools;
    }

    record Tools(Schools schools, Prints prints, InstantSource clock) {}

    RecordBody<Teacher> assign(Caller caller, AssignRequest request, Conditions conditions) {
        Reader reader = new Reader();
        Optional<RecordId> teacher = teacher(reader, request.teacher());
        Optional<Duty> duty = duties.read(reader, request.duty(), caller.unit());
        if (teacher.isEmpty() || duty.isEmpty()) {
            throw HubException.invalid(reader.faults());
        }
        Link link = RequestLinks.read(conditions.idempotencyKey(), caller, request.canonical(), tools.prints());
        return PersonDesk.write(records, () -> {
            RecordBody<Teacher> base = PersonDesk.writable(records, caller, teacher.get());
            if (RequestLinks.isAnswered(base, link)) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(conditions.ifMatch(), base.version());
            checkAge(base.content(), duty.get());
            if (Assignments.overlapping(base.content(), duty.get()).isPresent()) {
                throw new PersonNamedException(TeacherError.ALREADY_ASSIGNED, base.recordId());
            }
            Draft<Teacher> draft = drafts.assignedToo(caller, base, base.content(), duty.get());
            return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), link)));
        });
    }

    private static void checkAge(Teacher teacher, Duty duty) {
        Reader reader = new Reader();
        StaffAges.check(reader, "/teacher", teacher.birthDate(), duty.schoolYear());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
    }

    /// A day that was told wrongly is put right by telling it again; without a day whatever was told stays.
    /// Whoever tells the same again is answered also when the person has gone on since.
    ///
    /// @param ifMatch may be left out
    RecordBody<Teacher> end(Caller caller, RecordId assignment, @Nullable String ifMatch, EndRequest request) {
        Reader reader = new Reader();
        Optional<RecordId> teacher = reader.recordId("/teacher", request.teacher());
        Optional<LocalDate> day = reader.date("/date", request.date());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return PersonDesk.write(records, () -> {
            RecordId whose = teacher.orElseGet(
                    () -> assignments.holder(caller, assignment).recordId());
            RecordBody<Teacher> base = records.find(whose, caller.reach()).orElseThrow(HubException::notFound);
            Assignment open = Assignments.find(base.content(), any -> any.id().equals(assignment))
                    .filter(any -> !any.cancelled())
                    .filter(any -> tools.schools()
                            .findEverWithin(any.school(), caller.unit())
                            .isPresent())
                    .orElseThrow(HubException::notFound);
            LocalDate ended = open.ended();
            if (ended != null && day.map(ended::equals).orElse(true)) {
                return new Step.Leave<>(base);
            }
            PersonRights.toChange(caller, base);
            LocalDate date = day.orElseGet(() -> SchoolCalendar.endingNow(tools.clock(), open.begun()));
            SchoolCalendar.requireLastDay(open.schoolYear(), open.begun(), date);
            Etag.checkIfGiven(ifMatch, base.version());
            Assignment closed = Assignments.ended(open, date);
            if (Assignments.isTwice(base.content(), closed)) {
                throw new HubException(TeacherError.SAME_DUTY_TWICE);
            }
            Teacher content = Assignments.replaced(base.content(), closed);
            return new Step.Write<>(drafts.change(caller, base, content, "rest"));
        });
    }

    private static Optional<RecordId> teacher(Reader reader, @Nullable String raw) {
        return reader.required("/teacher", raw, reader.recordId("/teacher", raw));
    }
}
