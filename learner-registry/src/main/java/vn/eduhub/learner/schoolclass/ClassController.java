package vn.eduhub.learner.schoolclass;

import java.util.ArrayList;
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
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.history.History;
import vn.eduhub.platform.history.VersionView;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.CancellationRequest;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.MergePatch;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// `/v1/classes`.
@RestController
class ClassController {

    private final Resource<SchoolClass, ClassView> classes = new Resource<>("/v1/classes", ClassView::of);
    private final Records<SchoolClass> records;
    private final History<SchoolClass, ClassView> history;
    private final KeepClasses keepClasses;
    private final Schools schools;

    ClassController(Records<SchoolClass> records, KeepClasses keepClasses, Schools schools) {
        this.records = records;
        this.history = new History<>(records, classes);
        this.keepClasses = keepClasses;
        this.schools = schools;
    }

    @PostMapping("/v1/classes")
    ResponseEntity<ClassView> make(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody ClassRequest request) {
        PersonRights.toWrite(caller);
        return classes.created(keepClasses.make(caller, request, idempotencyKey));
    }

    @GetMapping("/v1/classes/{id}")
    ResponseEntity<ClassView> read(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestParam(required = false) @Nullable String asKnownOn) {
        PersonRights.toRead(caller);
        return history.read(caller, id, ifNoneMatch, asKnownOn);
    }

    @GetMapping("/v1/classes/{id}/versions")
    Page.View<VersionView<ClassView>> versions(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        return history.versions(caller, id, limit, cursor);
    }

    @PatchMapping(path = "/v1/classes/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<ClassView> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        PersonRights.toWrite(caller);
        return classes.ok(keepClasses.change(caller, Resource.id(id), ifMatch, patch));
    }

    @PostMapping("/v1/classes/{id}/cancellations")
    ResponseEntity<ClassView> cancel(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CancellationRequest request) {
        PersonRights.toWrite(caller);
        return classes.ok(keepClasses.cancel(caller, Resource.id(id), ifMatch, request.cause()));
    }

    @GetMapping("/v1/classes")
    Page.View<ClassView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(required = false) @Nullable String schoolYear,
            @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PersonRights.toRead(caller);
        Reader reader = new Reader();
        Optional<RecordId> ofSchool = reader.recordId("/school", school);
        Optional<SchoolYear> ofYear = reader.schoolYear("/schoolYear", schoolYear);
        Optional<Grade> ofGrade = reader.found("/grade", grade, Grade::find, "DM_KHOI");
        Optional<RecordId> after = Page.cursor(reader, cursor);
        int most = Page.limit(reader, limit);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Reach reach = caller.reach();
        List<Criterion> criteria = new ArrayList<>();
        if (ofSchool.isPresent()) {
            if (schools.findEverWithin(ofSchool.get(), caller.unit()).isEmpty()) {
                return new Page.View<>(List.of(), null);
            }
            // A class of a school within reach is within reach; asking by the school reads its own and those of its
            // campuses.
            reach = new Reach(ofSchool.get());
            criteria.add(new Criterion("content.school", ofSchool.get().value()));
        }
        if (schools.findEver(reach.unit()).isPresent()) {
            ofYear.ifPresent(year -> criteria.add(new Criterion("content.schoolYear", year.toString())));
            ofGrade.ifPresent(only -> criteria.add(new Criterion("content.grade", only.code())));
        }
        // Without a school a page looks at `limit` classes in reach and keeps those that match: the store would read a
        // whole province to find a few.
        Page<RecordBody<SchoolClass>> page = records.list(reach, criteria, after, most);
        List<RecordBody<SchoolClass>> kept = page.items().stream()
                .filter(body -> ofYear.map(body.content().schoolYear()::equals).orElse(true))
                .filter(body -> ofGrade.isEmpty()
                        || ofGrade.equals(Optional.ofNullable(body.content().grade())))
                .toList();
        return new Page<>(kept, page.next()).view(ClassView::of);
    }
}
