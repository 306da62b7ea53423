package vn.eduhub.teacher.intake;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.registration.PersonIntake;
import vn.eduhub.platform.registration.PersonRights;

/// Batches of staff from the exchange.
@RestController
class TeacherIntakeController {

    private final PersonIntake<Teacher> intake;
    private final AssignmentChanges changes;

    TeacherIntakeController(PersonIntake<Teacher> intake, AssignmentChanges changes) {
        this.intake = intake;
        this.changes = changes;
    }

    @PostMapping(TeacherRow.PATH)
    Batch.Answer take(Submitter submitter, @RequestBody Batch<TeacherRow> batch) {
        PersonRights.toWrite(submitter);
        if (batch.rows().size() > Batch.ROWS_MAX) {
            throw HubException.invalid("/rows", Fault.TOO_LONG, Integer.toString(Batch.ROWS_MAX));
        }
        return new Batch.Answer(intake.take(submitter, changes.lines(submitter.unit(), batch.rows())));
    }
}
