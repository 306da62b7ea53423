package vn.eduhub.teacher.assignment;

import java.util.List;
import java.util.Optional;
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
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.CancellationRequest;
import vn.eduhub.platform.registration.PartPages;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Conditions;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.MergePatch;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// `/v1/assignments`. What makes or ends one answers with the whole teacher. An assignment is a part of its
/// teacher: its `ETag` is the teacher's version.
@RestController
class AssignmentController {

    private final Resource<Teacher, TeacherView> teachers;
    private final Records<Teacher> records;
    private final AssignTeacher assignTeacher;
    private final ChangeAssignment changeAssignment;
    private final AssignmentFilters filters;

    AssignmentController(
            Records<Teacher> records,
            AssignTeacher assignTeacher,
            ChangeAssignment changeAssignment,
            AssignmentFilters filters,
            Tellings tellings) {
        this.teachers = new Resource<>("/v1/teachers", tellings, TeacherView::of);
        this.records = records;
        this.assignTeacher = assignTeacher;
        this.changeAssignment = changeAssignment;
        this.filters = filters;
    }

    @PostMapping("/v1/assignments")
    ResponseEntity<TeacherView> assign(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AssignRequest request) {
        PersonRights.toWrite(caller);
        return teachers.created(assignTeacher.assign(caller, request, new Conditions(idempotencyKey, ifMatch)));
    }

    /// A day that was told wrongly is put right by telling it again.
    @PostMapping("/v1/assignments/{id}/endings")
    ResponseEntity<TeacherView> end(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EndRequest request) {
        PersonRights.toWrite(caller);
        return teachers.created(assignTeacher.end(caller, Resource.id(id), ifMatch, request));
    }

    @GetMapping("/v1/assignments/{id}")
    ResponseEntity<AssignmentItemView> read(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch) {
        PersonRights.toRead(caller);
        RecordId assignment = Resource.id(id);
        RecordBody<Teacher> holder = changeAssignment.holder(caller, assignment);
        return Resource.readPart(view(holder, assignment), Etag.of(holder.version()), ifNoneMatch);
    }

    @GetMapping("/v1/assignments")
    Page.View<AssignmentItemView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String teacher,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String schoolClass,
            @RequestParam(required = false) @Nullable String schoolYear,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        Reader reader = new Reader();
        Optional<AssignmentFilter> filter = filters.read(
                reader, caller, new AssignmentFilters.Query(teacher, school, schoolClass, schoolYear, group, state));
        int most = Page.limit(reader, limit);
        Optional<PartPages.Place> after = PartPages.Place.read(reader, cursor);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        if (filter.isEmpty()) {
            return new Page.View<>(List.of(), null);
        }
        AssignmentFilter wanted = filter.get();
        PartPages.Question question = new PartPages.Question(wanted.reach(), wanted.criteria(), after, most);
        return PartPages.page(
                records,
                question,
                new PartPages.Parts<>(
                        Assignments::ids,
                        body -> body.content().assignments().stream()
                                .filter(wanted::matches)
                                .map(assignment -> AssignmentItemView.of(body, assignment))
                                .toList(),
                        AssignmentItemView::id));
    }

    /// Class, group and first day can be put right; another school or year is another assignment.
    @PatchMapping(path = "/v1/assignments/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<AssignmentItemView> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        PersonRights.toWrite(caller);
        RecordId assignment = Resource.id(id);
        RecordBody<Teacher> changed = changeAssignment.change(caller, assignment, ifMatch, patch);
        return Resource.okPart(view(changed, assignment), Etag.of(changed.version()));
    }

    @PostMapping("/v1/assignments/{id}/cancellations")
    ResponseEntity<AssignmentItemView> cancel(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CancellationRequest request) {
        PersonRights.toWrite(caller);
        RecordId assignment = Resource.id(id);
        RecordBody<Teacher> changed = changeAssignment.cancel(caller, assignment, ifMatch, request.cause());
        return Resource.okPart(view(changed, assignment), Etag.of(changed.version()));
    }

    private static AssignmentItemView view(RecordBody<Teacher> body, RecordId assignment) {
        return Assignments.find(body.content(), any -> any.id().equals(assignment))
                .map(found -> AssignmentItemView.of(body, found))
                .orElseThrow(HubException::notFound);
    }
}
