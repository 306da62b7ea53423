package vn.eduhub.teacher.assignment;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.IdempotencyKey;

/// `/v1/assignments`; answers with the whole teacher.
@RestController
class AssignmentController {

    private final AssignTeacher assignTeacher;

    AssignmentController(AssignTeacher assignTeacher) {
        this.assignTeacher = assignTeacher;
    }

    @PostMapping("/v1/assignments")
    ResponseEntity<TeacherView> assign(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody AssignRequest request) {
        PersonRights.toWrite(caller);
        return created(assignTeacher.assign(caller, request, idempotencyKey));
    }

    @PostMapping("/v1/assignments/{id}/endings")
    ResponseEntity<TeacherView> end(Caller caller, @PathVariable String id, @RequestBody EndRequest request) {
        PersonRights.toWrite(caller);
        if (!RecordId.isWellFormed(id)) {
            throw HubException.notFound();
        }
        return created(assignTeacher.end(caller, new RecordId(id), request));
    }

    private static ResponseEntity<TeacherView> created(RecordBody<Teacher> body) {
        return ResponseEntity.created(URI.create("/v1/teachers/" + body.recordId()))
                .eTag(Etag.of(body.version()))
                .body(TeacherView.of(body));
    }
}
