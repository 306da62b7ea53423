package vn.eduhub.learner.schoolclass;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.registration.PersonRights;

/// What the exchange asks of classes.
@RestController
class ClassIntakeController {

    private final ClassIntake intake;
    private final Classes classes;

    ClassIntakeController(ClassIntake intake, Classes classes) {
        this.intake = intake;
        this.classes = classes;
    }

    @PostMapping(ClassRow.PATH)
    Batch.Answer take(Submitter submitter, @RequestBody Batch<ClassRow> batch) {
        PersonRights.toWrite(submitter);
        bounded(batch.rows().size());
        return new Batch.Answer(intake.take(submitter, batch.rows()));
    }

    @PostMapping(ClassLookUp.PATH)
    ClassLookUp.Answer lookUp(Submitter submitter, @RequestBody ClassLookUp.Question question) {
        PersonRights.toWrite(submitter);
        bounded(question.sourcedIds().size());
        List<ClassLookUp.Found> found =
                classes.bySourcedIds(submitter.unit(), question.sourcedIds()).entrySet().stream()
                        .map(entry -> new ClassLookUp.Found(
                                entry.getKey(),
                                entry.getValue().recordId(),
                                entry.getValue().content().school(),
                                entry.getValue().content().schoolYear()))
                        .toList();
        return new ClassLookUp.Answer(found);
    }

    private static void bounded(int size) {
        if (size > Batch.ROWS_MAX) {
            throw HubException.invalid("/rows", Fault.TOO_LONG, Integer.toString(Batch.ROWS_MAX));
        }
    }
}
