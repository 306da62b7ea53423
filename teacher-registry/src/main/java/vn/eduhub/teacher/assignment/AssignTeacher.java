package vn.eduhub.teacher.assignment;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.teacher.TeacherError;

/// Gives someone of the caller's one more assignment, or ends one.
final class AssignTeacher {

    private final Records<Teacher> records;
    private final TeacherDrafts drafts;
    private final Schools schools;
    private final Prints prints;
    private final InstantSource clock;

    AssignTeacher(Records<Teacher> records, TeacherDrafts drafts, Schools schools, Prints prints, InstantSource clock) {
        this.records = records;
        this.drafts = drafts;
        this.schools = schools;
        this.prints = prints;
        this.clock = clock;
    }

    RecordBody<Teacher> assign(Caller caller, AssignRequest request, @Nullable String idempotencyKey) {
        Reader reader = new Reader();
        Optional<RecordId> teacher = teacher(reader, request.teacher());
        Optional<Duty> duty = new DutyReader(schools).read(reader, request.duty(), caller.unit());
        if (teacher.isEmpty() || duty.isEmpty()) {
            throw HubException.invalid(reader.faults());
        }
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), prints);
        return PersonDesk.write(records, () -> {
            RecordBody<Teacher> base = PersonDesk.writable(records, caller, teacher.get());
            if (RequestLinks.isAnswered(base, link)) {
                return new Step.Leave<>(base);
            }
            if (Assignments.overlapping(base.content(), duty.get()).isPresent()) {
                throw new HubException(
                        TeacherError.ALREADY_ASSIGNED, base.recordId().value());
            }
            Draft<Teacher> draft = drafts.assignedToo(caller, base, base.content(), duty.get());
            return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), link)));
        });
    }

    RecordBody<Teacher> end(Caller caller, RecordId assignment, EndRequest request) {
        Reader reader = new Reader();
        Optional<RecordId> teacher = teacher(reader, request.teacher());
        LocalDate date = reader.date("/date", request.date()).orElse(SchoolCalendar.today(clock));
        if (teacher.isEmpty() || !reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return PersonDesk.write(records, () -> {
            RecordBody<Teacher> base = PersonDesk.writable(records, caller, teacher.get());
            Assignment open = Assignments.find(base.content(), any -> any.id().equals(assignment))
                    .filter(any -> !any.cancelled())
                    .filter(any ->
                            schools.findWithin(any.school(), caller.unit()).isPresent())
                    .orElseThrow(HubException::notFound);
            if (open.ended() != null) {
                return new Step.Leave<>(base);
            }
            if (date.isBefore(open.begun())) {
                throw HubException.invalid("/date", Fault.DATES_REVERSED);
            }
            Teacher content = Assignments.replaced(base.content(), Assignments.ended(open, date));
            return new Step.Write<>(drafts.change(caller, base, content, "rest"));
        });
    }

    private static Optional<RecordId> teacher(Reader reader, @Nullable String raw) {
        return reader.required("/teacher", raw, reader.recordId("/teacher", raw));
    }
}
