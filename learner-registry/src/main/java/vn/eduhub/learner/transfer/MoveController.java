package vn.eduhub.learner.transfer;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.registration.LearnerView;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.IdempotencyKey;

/// `/v1/enrolments` and `/v1/transfers`; both answer with the whole learner.
@RestController
class MoveController {

    private final MoveLearner moveLearner;

    MoveController(MoveLearner moveLearner) {
        this.moveLearner = moveLearner;
    }

    @PostMapping("/v1/enrolments")
    ResponseEntity<LearnerView> enrol(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody EnrolRequest request) {
        PersonRights.toWrite(caller);
        return created(moveLearner.enrol(caller, request, idempotencyKey));
    }

    @PostMapping("/v1/enrolments/{id}/departures")
    ResponseEntity<LearnerView> leave(Caller caller, @PathVariable String id, @RequestBody DepartureRequest request) {
        PersonRights.toWrite(caller);
        if (!RecordId.isWellFormed(id)) {
            throw HubException.notFound();
        }
        return created(moveLearner.leave(caller, new RecordId(id), request));
    }

    @PostMapping("/v1/transfers")
    ResponseEntity<LearnerView> transfer(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody TransferRequest request) {
        PersonRights.toWrite(caller);
        return created(moveLearner.transfer(caller, request, idempotencyKey));
    }

    private static ResponseEntity<LearnerView> created(RecordBody<Learner> body) {
        return ResponseEntity.created(URI.create("/v1/learners/" + body.recordId()))
                .eTag(Etag.of(body.version()))
                .body(LearnerView.of(body));
    }
}
