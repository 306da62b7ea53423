package vn.eduhub.exchange.job;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.exchange.ledger.Ledger;
import vn.eduhub.platform.audit.AuditExit;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.ProblemWriter;
import vn.eduhub.platform.rest.Cursors;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// The intake as callers see it.
@RestController
@RequestMapping("/v1/intake")
class IntakeController {

    static final String NEXT_CURSOR = "Hub-Next-Cursor";

    private static final String ZIP = "application/zip";
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final TakeUpload takeUpload;
    private final Jobs jobs;
    private final Outcomes outcomes;
    private final Ledgers ledgers;
    private final JobRunner runner;
    private final AuditExit exit;
    private final Cursors cursors;

    IntakeController(
            TakeUpload takeUpload,
            Jobs jobs,
            Outcomes outcomes,
            Ledgers ledgers,
            JobRunner runner,
            AuditExit exit,
            Cursors cursors) {
        this.takeUpload = takeUpload;
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.ledgers = ledgers;
        this.runner = runner;
        this.exit = exit;
        this.cursors = cursors;
    }

    @PostMapping(consumes = {ZIP, CSV})
    ResponseEntity<JobView> take(HttpServletRequest request, Caller caller) throws IOException {
        requireRole(caller);
        Optional<String> key = IdempotencyKey.read(request.getHeader(IdempotencyKey.HEADER), caller);
        TakeUpload.Upload upload = new TakeUpload.Upload(
                request.getInputStream(),
                MediaType.parseMediaType(request.getContentType()).isCompatibleWith(MediaType.parseMediaType(ZIP)),
                request.getContentLengthLong(),
                request.getHeader("Content-Digest"),
                key.orElse(null));
        Job job;
        try {
            job = takeUpload.take(upload, caller);
        } catch (MongoException e) {
            throw new HubException(PlatformError.STORE_UNAVAILABLE);
        } catch (HubException e) {
            if (e.error() == ExchangeError.UPLOAD_TRUNCATED) {
                ProblemWriter.whenBrokenOff(request, e);
            }
            throw e;
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/intake/" + job.id()))
                .body(view(job, locale(request)));
    }

    @GetMapping("/{id}")
    ResponseEntity<JobView> read(
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            HttpServletRequest request,
            Caller caller) {
        requireRole(caller);
        return Resource.readUnversioned(view(find(id, caller), locale(request)), ifNoneMatch);
    }

    @GetMapping
    Page.View<JobView> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            Caller caller) {
        requireRole(caller);
        Reader reader = new Reader();
        int most = Page.limit(reader, limit);
        Optional<RecordId> after = Page.cursor(reader, cursor);
        requireClean(reader);
        List<Job> found = stored(() -> jobs.list(caller.reach(), after, most + 1));
        List<Job> page = found.subList(0, Math.min(most, found.size()));
        Optional<RecordId> next =
                found.size() > most ? Optional.of(page.getLast().id()) : Optional.empty();
        return new Page<>(page, next).view(job -> view(job, locale(request)));
    }

    @GetMapping(
            path = "/{id}/outcomes",
            produces = {NDJSON, CSV})
    void outcomes(
            @PathVariable String id,
            OutcomeQuery query,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller)
            throws IOException {
        requireRole(caller);
        Job job = find(id, caller);
        Reader reader = new Reader();
        Optional<Outcome> only = OutcomePage.outcome(reader, query.outcome());
        OutcomePage.At from = OutcomePage.At.read(reader, query.cursor());
        int limit = Page.limit(reader, query.limit());
        requireClean(reader);
        OutcomePage page = stored(() -> OutcomePage.read(outcomes, job.id(), only, from, limit));
        exit.tell(request, page.people(), EnumSet.of(FieldGroup.BASIC));
        page.next().ifPresent(next -> response.setHeader(NEXT_CURSOR, cursors.sealed(request, next.text())));
        boolean csv = Optional.ofNullable(request.getHeader("Accept"))
                .filter(accept -> accept.contains(CSV))
                .isPresent();
        response.setContentType(csv ? CSV : NDJSON);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        if (csv) {
            OutcomeWriter.csv(page.outcomes(), locale(request), out);
        } else {
            OutcomeWriter.ndjson(page.outcomes(), locale(request), out);
        }
        out.flush();
    }

    record OutcomeQuery(
            @Nullable String outcome,
            @Nullable String limit,
            @Nullable String cursor) {}

    @PostMapping("/{id}/cancellations")
    ResponseEntity<JobView> cancel(@PathVariable String id, HttpServletRequest request, Caller caller) {
        requireRole(caller);
        Job job = find(id, caller);
        if (job.state() != JobState.CANCELLED && !stored(() -> jobs.requestCancel(job.id()))) {
            throw new HubException(ExchangeError.JOB_ENDED);
        }
        runner.cancelRequested(job.id());
        return ResponseEntity.accepted().body(view(find(id, caller), locale(request)));
    }

    private static void requireClean(Reader reader) {
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
    }

    private static void requireRole(Caller caller) {
        caller.require(HubRole.SCHOOL, HubRole.DEPARTMENT, HubRole.MINISTRY);
    }

    private Job find(String id, Caller caller) {
        RecordId job = Resource.id(id);
        return stored(() -> jobs.find(job, caller.reach())).orElseThrow(HubException::notFound);
    }

    private JobView view(Job job, Locale locale) {
        Ledger ledger = stored(() -> ledgers.of(job));
        return JobView.of(job, ledger, locale);
    }

    private static <T> T stored(Supplier<T> read) {
        try {
            return read.get();
        } catch (MongoException e) {
            throw new HubException(PlatformError.STORE_UNAVAILABLE);
        }
    }

    private static Locale locale(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Language"))
                .filter(header -> header.strip().toLowerCase(Locale.ROOT).startsWith("en"))
                .map(header -> Locale.ENGLISH)
                .orElse(Locale.of("vi"));
    }
}
