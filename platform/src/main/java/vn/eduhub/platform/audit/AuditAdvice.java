package vn.eduhub.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.caller.SubmitterSigner;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.FieldRights;
import vn.eduhub.platform.fields.WrittenGroups;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.ProblemWriter;
import vn.eduhub.platform.rest.Page;

/// Stands at the exit of all answers that Spring writes: what tells something of people goes out when the trail has it.
/// A write whose entry cannot be stored is answered with 503; its actor and cause are in the record's history.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AuditAdvice implements ResponseBodyAdvice<Object> {

    private final AuditExit exit;
    private final SubmitterSigner signer;
    private final ProblemWriter problems;

    AuditAdvice(AuditExit exit, SubmitterSigner signer, ProblemWriter problems) {
        this.exit = exit;
        this.signer = signer;
        this.problems = problems;
    }

    /// A problem that names a person tells something of them.
    @ExceptionHandler
    void named(PersonNamedException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HubException answer = exception;
        try {
            exit.tell(request, List.of(exception.person()), EnumSet.of(FieldGroup.BASIC));
        } catch (HubException untold) {
            answer = untold;
        }
        problems.write(request, response, answer);
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        switch (body) {
            case Disclosure disclosure -> tell(List.of(disclosure), servletRequest);
            case Page.View<?> page -> tell(page.items(), servletRequest);
            case Batch.Answer answer -> tell(answer, servletRequest);
            case Collection<?> _, Map<?, ?> _, Optional<?> _ ->
                throw new IllegalStateException(
                        "a body that cannot be looked into; answer with a Page.View or a record");
            case null, default -> {
                // Nothing of people: kept by the architecture test of views.
            }
        }
        return body;
    }

    private void tell(List<?> items, HttpServletRequest request) {
        Set<FieldGroup> fields = WrittenGroups.of(request);
        Set<RecordId> subjects = new LinkedHashSet<>();
        for (Object item : items) {
            if (item instanceof Disclosure disclosure) {
                ToldFields.check(disclosure);
                subjects.addAll(disclosure.subjects());
                fields.addAll(disclosure.fields());
            }
        }
        exit.tell(request, subjects, fields);
    }

    /// Only people are known by an [EducationId]. What the file says of each is not known here: it may be all that
    /// whoever gave it may write.
    private void tell(Batch.Answer answer, HttpServletRequest request) {
        List<RecordId> subjects = answer.outcomes().stream()
                .map(RowOutcome::recordId)
                .filter(id -> id != null && EducationId.isWellFormed(id.value()))
                .distinct()
                .toList();
        Submitter submitter = Optional.ofNullable(request.getHeader(SubmitterSigner.HEADER))
                .flatMap(signer::read)
                .orElseThrow(() -> new HubException(PlatformError.FORBIDDEN));
        exit.tell(request, submitter, subjects, FieldRights.toWrite(submitter.roles()));
    }
}
