package vn.eduhub.teacher.registration;

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
import vn.eduhub.teacher.assignment.AssignmentFilters;
import vn.eduhub.teacher.assignment.TeacherView;

/// `/v1/teachers`. A `POST` repeated under its `Idempotency-Key` answers with the record as it is now, not as it was
/// then.
@RestController
class TeacherController {

    private final Resource<Teacher, TeacherView> teachers;
    private final History<Teacher, TeacherView> history;
    private final RegisterTeacher registerTeacher;
    private final ChangePerson<Teacher> changeTeacher;
    private final TeacherList teacherList;

    TeacherController(
            Records<Teacher> records,
            RegisterTeacher registerTeacher,
            ChangePerson<Teacher> changeTeacher,
            TeacherList teacherList,
            Tellings tellings) {
        this.teachers = new Resource<>("/v1/teachers", tellings, TeacherView::of);
        this.history = new History<>(records, teachers);
        this.registerTeacher = registerTeacher;
        this.changeTeacher = changeTeacher;
        this.teacherList = teacherList;
    }

    @PostMapping("/v1/teachers")
    ResponseEntity<?> register(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody RegistrationRequest request) {
        PersonRights.toWrite(caller);
        return switch (registerTeacher.register(caller, request, idempotencyKey)) {
            case RegistrationOutcome.Stored<Teacher>(RecordBody<Teacher> teacher) -> teachers.created(teacher);
            case RegistrationOutcome.NeedsReview<Teacher>(ReviewView review) ->
                ResponseEntity.accepted().body(review);
        };
    }

    @GetMapping("/v1/teachers/{id}")
    ResponseEntity<TeacherView> read(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestParam(required = false) @Nullable String asKnownOn) {
        PersonRights.toRead(caller);
        return history.read(caller, id, ifNoneMatch, asKnownOn);
    }

    @GetMapping("/v1/teachers/{id}/versions")
    Page.View<VersionView<TeacherView>> versions(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        return history.versions(caller, id, limit, cursor);
    }

    @PatchMapping(path = "/v1/teachers/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<?> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        PersonRights.toWrite(caller);
        return switch (changeTeacher.change(caller, Resource.id(id), ifMatch, patch)) {
            case RegistrationOutcome.Stored<Teacher>(RecordBody<Teacher> teacher) -> teachers.ok(teacher);
            case RegistrationOutcome.NeedsReview<Teacher>(ReviewView review) ->
                ResponseEntity.accepted().body(review);
        };
    }

    @PostMapping("/v1/teachers/{id}/cancellations")
    ResponseEntity<TeacherView> cancel(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CancellationRequest request) {
        PersonRights.toWrite(caller);
        return teachers.ok(changeTeacher.cancel(caller, Resource.id(id), ifMatch, request.cause()));
    }

    @GetMapping("/v1/teachers")
    Page.View<TeacherView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String schoolClass,
            @RequestParam(required = false) @Nullable String schoolYear,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        AssignmentFilters.Query assignment =
                new AssignmentFilters.Query(null, school, schoolClass, schoolYear, group, state);
        return teachers.page(teacherList.page(caller, new TeacherList.Query(assignment, limit, cursor)));
    }
}
