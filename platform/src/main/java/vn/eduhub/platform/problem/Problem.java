package vn.eduhub.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import vn.eduhub.contracts.fault.FieldFault;

/// An RFC 9457 body: `type` is `urn:eduhub:<code>`, `title` a sentence in the caller's language.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String code, String requestId, List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public record FieldProblem(String pointer, String code, String message) {

        static FieldProblem of(FieldFault fault, Locale locale) {
            return new FieldProblem(
                    fault.pointer(), fault.fault().code(), fault.fault().message(locale, fault.arguments()));
        }
    }

    public static Problem of(HubException exception, Locale locale, String requestId) {
        HubError error = exception.error();
        String pattern = locale.getLanguage().equals("en") ? error.english() : error.vietnamese();
        return new Problem(
                URI.create("urn:eduhub:" + error.code()),
                new MessageFormat(pattern.replace("'", "''"), Locale.ROOT)
                        .format(exception.arguments().toArray()),
                error.status(),
                error.code(),
                requestId,
                exception.faults().stream()
                        .map(fault -> FieldProblem.of(fault, locale))
                        .toList());
    }
}
