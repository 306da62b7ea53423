package vn.eduhub.learner.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.CancellationRequest;
import vn.eduhub.platform.registration.PartPages;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.MergePatch;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// Single enrolments. An enrolment is a part of its learner: its `ETag` is the learner's version.
@RestController
class EnrolmentController {

    private final Records<Learner> records;
    private final EnrolmentFilters filters;
    private final ChangeEnrolment changeEnrolment;
    private final Tellings tellings;

    EnrolmentController(
            Records<Learner> records, EnrolmentFilters filters, ChangeEnrolment changeEnrolment, Tellings tellings) {
        this.records = records;
        this.filters = filters;
        this.changeEnrolment = changeEnrolment;
        this.tellings = tellings;
    }

    @GetMapping("/v1/enrolments/{id}")
    ResponseEntity<EnrolmentItemView> read(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch) {
        PersonRights.toRead(caller);
        RecordId enrolment = Resource.id(id);
        RecordBody<Learner> holder = changeEnrolment.holder(caller, enrolment);
        Telling telling = tellings.of(holder);
        return Resource.readPart(
                view(holder, enrolment, telling), Etag.of(holder.version(), telling.groups()), ifNoneMatch);
    }

    @GetMapping("/v1/enrolments")
    Page.View<EnrolmentItemView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String learner,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String schoolClass,
            @RequestParam(required = false) @Nullable String schoolYear,
            @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        Reader reader = new Reader();
        Optional<EnrolmentFilter> filter = filters.read(
                reader, caller, new EnrolmentFilters.Query(learner, school, schoolClass, schoolYear, grade, state));
        int most = Page.limit(reader, limit);
        Optional<PartPages.Place> after = PartPages.Place.read(reader, cursor);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        if (filter.isEmpty()) {
            return new Page.View<>(List.of(), null);
        }
        EnrolmentFilter wanted = filter.get();
        Function<RecordBody<?>, Telling> told = tellings.ofList();
        PartPages.Question question = new PartPages.Question(wanted.reach(), wanted.criteria(), after, most);
        return PartPages.page(
                records,
                question,
                new PartPages.Parts<>(
                        Enrolments::ids, body -> views(body, wanted, told.apply(body)), EnrolmentItemView::id));
    }

    private static List<EnrolmentItemView> views(RecordBody<Learner> body, EnrolmentFilter wanted, Telling telling) {
        return body.content().enrolments().stream()
                .filter(wanted::matches)
                .map(enrolment -> EnrolmentItemView.of(body, enrolment, telling))
                .toList();
    }

    /// Class, grade and first day can be put right; another school or year is another enrolment.
    @PatchMapping(path = "/v1/enrolments/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<EnrolmentItemView> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        PersonRights.toWrite(caller);
        RecordId enrolment = Resource.id(id);
        RecordBody<Learner> changed = changeEnrolment.change(caller, enrolment, ifMatch, patch);
        return written(changed, enrolment);
    }

    @PostMapping("/v1/enrolments/{id}/cancellations")
    ResponseEntity<EnrolmentItemView> cancel(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CancellationRequest request) {
        PersonRights.toWrite(caller);
        RecordId enrolment = Resource.id(id);
        RecordBody<Learner> changed = changeEnrolment.cancel(caller, enrolment, ifMatch, request.cause());
        return written(changed, enrolment);
    }

    private ResponseEntity<EnrolmentItemView> written(RecordBody<Learner> body, RecordId enrolment) {
        Telling telling = tellings.ofWritten(body);
        return Resource.okPart(view(body, enrolment, telling), Etag.of(body.version(), telling.groups()));
    }

    private static EnrolmentItemView view(RecordBody<Learner> body, RecordId enrolment, Telling telling) {
        return Enrolments.find(body.content(), any -> any.id().equals(enrolment))
                .map(found -> EnrolmentItemView.of(body, found, telling))
                .orElseThrow(HubException::notFound);
    }
}
