package vn.eduhub.learner.transfer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.learner.registration.LearnerView;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Conditions;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// What makes and ends enrolments and moves learners; answers with the whole learner.
@RestController
class MoveController {

    private final Resource<Learner, LearnerView> learners;
    private final MoveLearner moveLearner;
    private final TransferList transferList;

    MoveController(MoveLearner moveLearner, TransferList transferList, Tellings tellings) {
        this.learners = new Resource<>("/v1/learners", tellings, LearnerView::of);
        this.moveLearner = moveLearner;
        this.transferList = transferList;
    }

    @PostMapping("/v1/enrolments")
    ResponseEntity<LearnerView> enrol(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EnrolRequest request) {
        PersonRights.toWrite(caller);
        return learners.created(moveLearner.enrol(caller, request, new Conditions(idempotencyKey, ifMatch)));
    }

    /// A day or reason that was told wrongly is put right by telling it again.
    @PostMapping("/v1/enrolments/{id}/departures")
    ResponseEntity<LearnerView> leave(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DepartureRequest request) {
        PersonRights.toWrite(caller);
        return learners.created(moveLearner.leave(caller, Resource.id(id), ifMatch, request));
    }

    @PostMapping("/v1/transfers")
    ResponseEntity<LearnerView> transfer(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TransferRequest request) {
        PersonRights.toWrite(caller);
        return learners.created(moveLearner.transfer(caller, request, new Conditions(idempotencyKey, ifMatch)));
    }

    /// @param direction `in` or `out`; none: both
    @GetMapping("/v1/transfers")
    Page.View<TransferView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String schoolYear,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        return transferList.page(caller, new TransferList.Query(school, schoolYear, direction, limit, cursor));
    }
}
