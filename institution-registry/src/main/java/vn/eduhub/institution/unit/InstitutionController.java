package vn.eduhub.institution.unit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Created;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.history.History;
import vn.eduhub.platform.history.VersionView;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
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
    private final InstitutionViews views;
    private final Today today;

    InstitutionController(
            Records<Institution> records,
            RegisterInstitution register,
            ChangeInstitution change,
            RequestPrint print,
            InstitutionViews views,
            Today today) {
        this.institutions = new Resource<>("/v1/institutions", views::of);
        this.records = records;
        this.history = new History<>(records, institutions);
        this.register = register;
        this.change = change;
        this.print = print;
        this.views = views;
        this.today = today;
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
            @RequestBody JsonNode patch,
            HttpServletRequest request) {
        caller.require(HubRole.DEPARTMENT, HubRole.MINISTRY);
        RecordBody<Institution> base = found(caller, id);
        Etag.check(ifMatch, base.version());
        try {
            return institutions.ok(change.change(caller, base, patch));
        } catch (DatabindException e) {
            // The patched unit is read by hand: told to the caller like a body that Spring could not read.
            throw new HttpMessageNotReadableException("patch", e, new ServletServerHttpRequest(request));
        }
    }

    /// In the order of record ids. A code is looked up as of today.
    @GetMapping
    Page.View<InstitutionView> list(
            Caller caller,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String managedBy,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String cursor) {
        int size = Page.limit(limit);
        Optional<RecordId> after = Page.cursor(cursor);
        Reader reader = new Reader();
        List<Criterion> criteria = new ArrayList<>();
        reader.found("/kind", kind, InstitutionController::kind, "SCHOOL, CAMPUS, COMMUNE, DEPARTMENT, MINISTRY, GROUP")
                .ifPresent(value -> criteria.add(new Criterion(UnitConfiguration.KIND_FIELD, value.name())));
        reader.recordId("/managedBy", managedBy)
                .ifPresent(value -> criteria.add(new Criterion(UnitConfiguration.MANAGER_FIELD, value.value())));
        Optional<String> onlyCode = reader.text("/code", code, Particulars.CODE_LENGTH_MAX);
        onlyCode.ifPresent(value -> criteria.add(new Criterion(UnitConfiguration.CODE_FIELD, value)));
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Page<RecordBody<Institution>> page = records.list(caller.reach(), criteria, after, size);
        return inForce(page, onlyCode).view(views::of);
    }

    /// Units that had the code once are left out; the page keeps its cursor.
    private Page<RecordBody<Institution>> inForce(Page<RecordBody<Institution>> page, Optional<String> code) {
        if (code.isEmpty()) {
            return page;
        }
        LocalDate day = today.date();
        return new Page<>(
                page.items().stream()
                        .filter(body -> Particulars.codeOn(body.content(), day).equals(code))
                        .toList(),
                page.next());
    }

    private RecordBody<Institution> found(Caller caller, String id) {
        return records.find(Resource.id(id), caller.reach()).orElseThrow(HubException::notFound);
    }

    private static Optional<Kind> kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
