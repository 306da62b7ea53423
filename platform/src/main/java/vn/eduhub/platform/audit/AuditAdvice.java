package vn.eduhub.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import vn.eduhub.contracts.audit.AuditEntry;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.caller.SubmitterSigner;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.RequestIdFilter;
import vn.eduhub.platform.rest.Page;

/// Stands at the one exit of all answers: what tells something of people goes out when the trail has it. A write whose
/// entry cannot be stored is answered with 503; asked again it is not done twice, and then it is in the trail.
@RestControllerAdvice
class AuditAdvice implements ResponseBodyAdvice<Object> {

    private static final Set<FieldGroup> OF_A_ROW = EnumSet.allOf(FieldGroup.class);

    private final AuditTrail trail;
    private final SubmitterSigner signer;
    private final InstantSource clock;

    AuditAdvice(AuditTrail trail, SubmitterSigner signer, InstantSource clock) {
        this.trail = trail;
        this.signer = signer;
        this.clock = clock;
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
        switch (body) {
            case Disclosure disclosure -> written(List.of(disclosure), request);
            case Page.View<?> page ->
                written(
                        page.items().stream()
                                .filter(Disclosure.class::isInstance)
                                .map(Disclosure.class::cast)
                                .toList(),
                        request);
            case Batch.Answer answer -> written(answer, request);
            case null, default -> {
                // Nothing of people.
            }
        }
        return body;
    }

    private void written(List<Disclosure> disclosures, ServerHttpRequest request) {
        if (disclosures.isEmpty()) {
            return;
        }
        Set<FieldGroup> fields = EnumSet.noneOf(FieldGroup.class);
        disclosures.forEach(disclosure -> fields.addAll(disclosure.fields()));
        Jwt token = token();
        HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        trail.add(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                CallerReader.clientId(token),
                CallerReader.officer(token).orElse(null),
                CallerReader.unit(token).orElse(null),
                null,
                action(servletRequest),
                Purpose.read(servletRequest.getHeader(Purpose.HEADER)).word(),
                words(fields),
                disclosures.stream()
                        .flatMap(disclosure -> disclosure.subjects().stream())
                        .distinct()
                        .toList(),
                RequestIdFilter.id(servletRequest)));
    }

    /// The exchange asks for whoever gave the file. Only people are known by an [EducationId].
    private void written(Batch.Answer answer, ServerHttpRequest request) {
        List<RecordId> subjects = answer.outcomes().stream()
                .map(RowOutcome::recordId)
                .filter(id -> id != null && EducationId.isWellFormed(id.value()))
                .distinct()
                .toList();
        if (subjects.isEmpty()) {
            return;
        }
        HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        Submitter submitter = Optional.ofNullable(servletRequest.getHeader(SubmitterSigner.HEADER))
                .flatMap(signer::read)
                .orElseThrow(() -> new HubException(PlatformError.FORBIDDEN));
        trail.add(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                submitter.client(),
                null,
                submitter.unit(),
                submitter.job(),
                action(servletRequest),
                Purpose.ADMINISTRATION.word(),
                words(OF_A_ROW),
                subjects,
                RequestIdFilter.id(servletRequest)));
    }

    private static Jwt token() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt jwt) {
            return jwt;
        }
        throw new HubException(PlatformError.UNAUTHENTICATED);
    }

    private static String action(HttpServletRequest request) {
        return request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    private static List<String> words(Set<FieldGroup> fields) {
        return fields.stream()
                .map(group -> group.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
