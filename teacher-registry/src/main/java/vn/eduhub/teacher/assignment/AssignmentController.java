package vn.eduhub.teacher.assignment;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.Resource;

/// `/v1/assignments`; answers with the whole teacher.
@RestController
class AssignmentController {

    private final Resource<Teacher, TeacherView> teachers;
    private final AssignTeacher assignTeacher;

    AssignmentController(AssignTeacher assignTeacher, Tellings tellings) {
        this.teachers = new Resource<>("/v1/teachers", tellings, TeacherView::of);
        this.assignTeacher = assignTeacher;
    }

    @PostMapping("/v1/assignments")
    ResponseEntity<TeacherView> assign(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody AssignRequest request) {
        PersonRights.toWrite(caller);
        return teachers.created(assignTeacher.assign(caller, request, idempotencyKey));
    }

    @PostMapping("/v1/assignments/{id}/endings")
    ResponseEntity<TeacherView> end(Caller caller, @PathVariable String id, @RequestBody EndRequest request) {
        PersonRights.toWrite(caller);
        return teachers.created(assignTeacher.end(caller, Resource.id(id), request));
    }
}
