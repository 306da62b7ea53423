package vn.eduhub.institution.intake;

import java.time.Duration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;

/// Takes batches of the exchange.
@RestController
class IntakeController {

    private static final Duration PUBLISHING_MAX = Duration.ofSeconds(15);

    private final InstitutionIntake intake;
    private final Records<Institution> records;

    IntakeController(InstitutionIntake intake, Records<Institution> records) {
        this.intake = intake;
        this.records = records;
    }

    /// Answers when the units are on the log: the rows that come next refer to them, at other services.
    @PostMapping(InstitutionRow.PATH)
    Batch.Answer take(Submitter submitter, @RequestBody Batch<InstitutionRow> batch) {
        if (batch.rows().size() > Batch.ROWS_MAX) {
            throw HubException.invalid("/rows", Fault.TOO_LONG, Integer.toString(Batch.ROWS_MAX));
        }
        Batch.Answer answer = new Batch.Answer(intake.take(submitter, batch.rows()));
        records.awaitPublished(PUBLISHING_MAX);
        return answer;
    }
}
