package vn.eduhub.institution.intake;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.platform.caller.HubRole;
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
        // A school may not register units by REST, but its file has to say which unit its ids mean.
        submitter.require(HubRole.SCHOOL, HubRole.DEPARTMENT, HubRole.MINISTRY);
        if (batch.rows().size() > Batch.ROWS_MAX) {
            throw HubException.invalid("/rows", Fault.TOO_LONG, Integer.toString(Batch.ROWS_MAX));
        }
        List<RowOutcome> outcomes = intake.take(submitter, batch.rows());
        records.awaitPublished(
                outcomes.stream()
                        .map(RowOutcome::recordId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                PUBLISHING_MAX);
        return new Batch.Answer(outcomes);
    }
}
