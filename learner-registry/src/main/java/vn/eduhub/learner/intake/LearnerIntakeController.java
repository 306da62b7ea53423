package vn.eduhub.learner.intake;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.registration.PersonIntake;
import vn.eduhub.platform.registration.PersonRights;

/// Batches of learners from the exchange.
@RestController
class LearnerIntakeController {

    private final PersonIntake<Learner> intake;
    private final EnrolmentChanges changes;

    LearnerIntakeController(PersonIntake<Learner> intake, EnrolmentChanges changes) {
        this.intake = intake;
        this.changes = changes;
    }

    @PostMapping(LearnerRow.PATH)
    Batch.Answer take(Submitter submitter, @RequestBody Batch<LearnerRow> batch) {
        PersonRights.toWrite(submitter);
        if (batch.rows().size() > Batch.ROWS_MAX) {
            throw HubException.invalid("/rows", Fault.TOO_LONG, Integer.toString(Batch.ROWS_MAX));
        }
        return new Batch.Answer(intake.take(submitter, changes.lines(submitter.unit(), batch.rows())));
    }
}
