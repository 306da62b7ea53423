package vn.eduhub.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.HandlerMapping;
import vn.eduhub.contracts.audit.AuditEntry;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.RequestIdFilter;

/// Enters in the trail what a request is about to be told. Bodies that Spring writes come here by themselves; whoever
/// writes an answer by hand calls it before the first byte.
public final class AuditExit {

    private final AuditTrail trail;
    private final InstantSource clock;

    AuditExit(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /// Returns when the trail has it; nothing is entered about nobody.
    ///
    /// @throws HubException when it may not have it: then nothing may be told
    public void tell(HttpServletRequest request, Collection<RecordId> subjects, Set<FieldGroup> fields) {
        if (subjects.isEmpty()) {
            return;
        }
        Jwt token = CallerReader.token();
        trail.add(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                CallerReader.clientId(token),
                CallerReader.officer(token).orElse(null),
                CallerReader.unit(token).orElse(null),
                null,
                action(request),
                Purpose.read(request.getHeader(Purpose.HEADER)).word(),
                words(fields),
                List.copyOf(subjects),
                RequestIdFilter.id(request)));
    }

    /// The exchange asks for whoever gave the file.
    void tell(HttpServletRequest request, Submitter submitter, List<RecordId> subjects, Set<FieldGroup> fields) {
        if (subjects.isEmpty()) {
            return;
        }
        trail.add(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                submitter.client(),
                null,
                submitter.unit(),
                submitter.job(),
                action(request),
                Purpose.ADMINISTRATION.word(),
                words(fields),
                subjects,
                RequestIdFilter.id(request)));
    }

    private static String action(HttpServletRequest request) {
        @Nullable Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + route;
    }

    private static List<String> words(Set<FieldGroup> fields) {
        return fields.stream()
                .sorted()
                .map(group -> group.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
