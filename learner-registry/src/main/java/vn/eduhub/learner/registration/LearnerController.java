package vn.eduhub.learner.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.learner.enrolment.EnrolmentFilters;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.history.History;
import vn.eduhub.platform.history.VersionView;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.CancellationRequest;
import vn.eduhub.platform.registration.ChangePerson;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.registration.RegistrationOutcome;
import vn.eduhub.platform.registration.ReviewView;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.MergePatch;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// `/v1/learners`. A `POST` repeated under its `Idempotency-Key` answers with the record as it is now, not as it was
/// then.
@RestController
class LearnerController {

    private final Resource<Learner, LearnerView> learners;
    private final History<Learner, LearnerView> history;
    private final RegisterLearner registerLearner;
    private final ChangePerson<Learner> changeLearner;
    private final LearnerList learnerList;

    LearnerController(
            Records<Learner> records,
            RegisterLearner registerLearner,
            ChangePerson<Learner> changeLearner,
            LearnerList learnerList,
            Tellings tellings) {
        this.learners = new Resource<>("/v1/learners", tellings, LearnerView::of);
        this.history = new History<>(records, learners);
        this.registerLearner = registerLearner;
        this.changeLearner = changeLearner;
        this.learnerList = learnerList;
    }

    @PostMapping("/v1/learners")
    ResponseEntity<?> register(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody RegistrationRequest request) {
        PersonRights.toWrite(caller);
        return switch (registerLearner.register(caller, request, idempotencyKey)) {
            case RegistrationOutcome.Stored<Learner>(RecordBody<Learner> learner) -> learners.created(learner);
            case RegistrationOutcome.NeedsReview<Learner>(ReviewView review) ->
                ResponseEntity.accepted().body(review);
        };
    }

    @GetMapping("/v1/learners/{id}")
    ResponseEntity<LearnerView> read(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestParam(required = false) @Nullable String asKnownOn) {
        PersonRights.toRead(caller);
        return history.read(caller, id, ifNoneMatch, asKnownOn);
    }

    @GetMapping("/v1/learners/{id}/versions")
    Page.View<VersionView<LearnerView>> versions(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        return history.versions(caller, id, limit, cursor);
    }

    @PatchMapping(path = "/v1/learners/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<?> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        PersonRights.toWrite(caller);
        return switch (changeLearner.change(caller, Resource.id(id), ifMatch, patch)) {
            case RegistrationOutcome.Stored<Learner>(RecordBody<Learner> learner) -> learners.ok(learner);
            case RegistrationOutcome.NeedsReview<Learner>(ReviewView review) ->
                ResponseEntity.accepted().body(review);
        };
    }

    @PostMapping("/v1/learners/{id}/cancellations")
    ResponseEntity<LearnerView> cancel(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CancellationRequest request) {
        PersonRights.toWrite(caller);
        return learners.ok(changeLearner.cancel(caller, Resource.id(id), ifMatch, request.cause()));
    }

    @GetMapping("/v1/learners")
    Page.View<LearnerView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String schoolClass,
            @RequestParam(required = false) @Nullable String schoolYear,
            @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        EnrolmentFilters.Query enrolment =
                new EnrolmentFilters.Query(null, school, schoolClass, schoolYear, grade, state);
        return learners.page(learnerList.page(caller, new LearnerList.Query(enrolment, limit, cursor)));
    }
}
