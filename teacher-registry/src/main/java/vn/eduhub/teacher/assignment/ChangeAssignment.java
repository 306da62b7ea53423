package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.registration.RegistrationError;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.registration.TakenBack;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.TextPatch;
import vn.eduhub.teacher.TeacherError;

/// Puts an assignment right or takes it back.
public final class ChangeAssignment {

    /// Where staff are found by one of their assignments.
    public static final String ID_FIELD = "content.assignments.id";

    private static final Set<String> CHANGEABLE = Set.of("schoolClass", "group", "begun");

    private final Records<Teacher> records;
    private final TeacherDrafts drafts;
    private final Schools schools;

    ChangeAssignment(Records<Teacher> records, TeacherDrafts drafts, Schools schools) {
        this.records = records;
        this.drafts = drafts;
        this.schools = schools;
    }

    /// Whose assignment it is: 404 when there is none within reach.
    RecordBody<Teacher> holder(Caller caller, RecordId assignment) {
        return holderAnywhere(assignment)
                .filter(body -> body.scope().contains(caller.unit()))
                .orElseThrow(HubException::notFound);
    }

    private Optional<RecordBody<Teacher>> holderAnywhere(RecordId assignment) {
        return records.findBy(ID_FIELD, List.of(assignment.value())).stream().findFirst();
    }

    /// @param body a merge patch of `schoolClass`, `group` and `begun`
    RecordBody<Teacher> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Teacher> base = holder(caller, id);
        Assignment assignment = writable(caller, base, id);
        boolean askedAgain = Etag.isAskedAgain(ifMatch, base, caller.clientId());
        if (assignment.cancelled()) {
            throw new HubException(TeacherError.ASSIGNMENT_CANCELLED);
        }
        Assignment changed = patched(base.content(), assignment, body);
        Etag.checkRepeated(askedAgain, !changed.equals(assignment));
        Teacher content = Assignments.replaced(base.content(), changed);
        return PersonDesk.replace(records, base, drafts.change(caller, base, content, "rest"));
    }

    /// What the patch does not name is not judged.
    private static Assignment patched(Teacher teacher, Assignment assignment, JsonNode body) {
        Reader reader = new Reader();
        TextPatch patch = TextPatch.read(reader, body, CHANGEABLE);
        patch.required("group");
        patch.required("begun");
        Duty duty = DutyReader.patched(reader, assignment, patch);
        LocalDate ended = assignment.ended();
        if (patch.has("begun") && ended != null && ended.isBefore(duty.begun())) {
            reader.add("/begun", Fault.DATES_REVERSED);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Assignment changed = Assignments.moved(assignment, duty);
        if (!changed.equals(assignment) && Assignments.isTwice(teacher, changed)) {
            throw new HubException(TeacherError.SAME_DUTY_TWICE);
        }
        return changed;
    }

    /// One that is taken back already is left as it is: the request was carried out. Whoever did it is told so
    /// also when the member of staff is not theirs any more by that.
    ///
    /// @param ifMatch may be left out
    /// @param cause kept with the version
    RecordBody<Teacher> cancel(Caller caller, RecordId id, @Nullable String ifMatch, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<Teacher> base = holderAnywhere(id).orElseThrow(HubException::notFound);
            Optional<Step<Teacher>> answered = TakenBack.answered(records, base, caller, id);
            if (answered.isPresent()) {
                return answered.get();
            }
            Assignment assignment = writable(caller, base, id);
            if (assignment.cancelled()) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            Teacher content = Assignments.replaced(base.content(), Assignments.cancelled(assignment));
            return new Step.Write<>(TakenBack.noted(drafts.change(caller, base, content, cause), caller, id));
        });
    }

    /// The assignment, if it is at a school of the caller's and they have not gone on: else the caller
    /// may only read.
    private Assignment writable(Caller caller, RecordBody<Teacher> base, RecordId id) {
        Assignment assignment =
                Assignments.find(base.content(), any -> any.id().equals(id)).orElseThrow(HubException::notFound);
        PersonRights.toChange(caller, base);
        if (schools.findEverWithin(assignment.school(), caller.unit()).isEmpty()) {
            throw new HubException(RegistrationError.READ_ONLY);
        }
        return assignment;
    }
}
