package vn.eduhub.institution.unit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Created;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.history.History;
import vn.eduhub.platform.history.VersionView;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.CancellationRequest;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.MergePatch;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// Units within the caller's reach; what lies outside of it is absent.
@RestController
@RequestMapping("/v1/institutions")
class InstitutionController {

    private final Resource<Institution, InstitutionView> institutions;
    private final Records<Institution> records;
    private final History<Institution, InstitutionView> history;
    private final RegisterInstitution register;
    private final ChangeInstitution change;
    private final RequestPrint print;
    private final CancelInstitution cancel;
    private final InstitutionList list;
    private final InstitutionViews views;

    InstitutionController(
            Records<Institution> records,
            RegisterInstitution register,
            ChangeInstitution change,
            CancelInstitution cancel,
            InstitutionList list,
            RequestPrint print,
            InstitutionViews views) {
        this.institutions = new Resource<>("/v1/institutions", views::of);
        this.records = records;
        this.history = new History<>(records, institutions);
        this.register = register;
        this.change = change;
        this.print = print;
        this.cancel = cancel;
        this.list = list;
        this.views = views;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<InstitutionView> register(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody InstitutionRequest request) {
        caller.require(HubRole.DEPARTMENT, HubRole.MINISTRY);
        @Nullable
        Created created = IdempotencyKey.read(idempotencyKey, caller)
                .map(key -> new Created(key, print.of(request)))
                .orElse(null);
        return institutions.created(register.register(caller, request, created));
    }

    @GetMapping("/{id}")
    ResponseEntity<InstitutionView> one(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestParam @Nullable String asKnownOn) {
        return history.read(caller, id, ifNoneMatch, asKnownOn);
    }

    @GetMapping("/{id}/versions")
    Page.View<VersionView<InstitutionView>> versions(
            Caller caller,
            @PathVariable String id,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String cursor) {
        return history.versions(caller, id, limit, cursor);
    }

    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<InstitutionView> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        caller.require(HubRole.DEPARTMENT, HubRole.MINISTRY);
        RecordBody<Institution> base = found(caller, id);
        boolean askedAgain = Etag.isAskedAgain(ifMatch, base, caller.clientId());
        return institutions.ok(change.change(caller, base, askedAgain, patch));
    }

    @PostMapping("/{id}/cancellations")
    ResponseEntity<InstitutionView> cancel(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CancellationRequest request) {
        caller.require(HubRole.DEPARTMENT, HubRole.MINISTRY);
        return institutions.ok(cancel.cancel(caller, Resource.id(id), ifMatch, request.cause()));
    }

    /// In the order of record ids. Codes are looked up as of `asOf`, today without it.
    @GetMapping
    Page.View<InstitutionView> list(
            Caller caller,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String managedBy,
            @RequestParam @Nullable String communeCode,
            @RequestParam @Nullable String provinceCode,
            @RequestParam @Nullable String level,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String cursor) {
        return list.page(
                        caller,
                        new InstitutionList.Query(
                                kind, code, managedBy, communeCode, provinceCode, level, name, asOf, limit, cursor))
                .view(views::of);
    }

    private RecordBody<Institution> found(Caller caller, String id) {
        return records.find(Resource.id(id), caller.reach()).orElseThrow(HubException::notFound);
    }
}
