package vn.eduhub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems where no controller is near: in filters and in the security chain.
public final class ProblemWriter {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final String BROKEN_OFF = ProblemWriter.class.getName() + ".brokenOff";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, HubException exception)
            throws IOException {
        Problem problem = Problem.of(exception, locale(request), RequestIdFilter.id(request));
        response.setStatus(problem.status());
        if (problem.status() == 503 || problem.status() == 429) {
            response.setHeader("Retry-After", "1");
        }
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Content-Language", locale(request).getLanguage());
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /// What is to be said when the body breaks off. The container then throws away the controller's answer and gives
    /// its own; without this it is [PlatformError#BAD_REQUEST].
    public static void whenBrokenOff(HttpServletRequest request, HubException answer) {
        request.setAttribute(BROKEN_OFF, answer);
    }

    static Optional<HubException> whenBrokenOff(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(BROKEN_OFF)).map(HubException.class::cast);
    }

    /// Vietnamese unless the caller's first choice is English.
    static Locale locale(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Language"))
                .filter(header -> header.strip().toLowerCase(Locale.ROOT).startsWith("en"))
                .map(header -> Locale.ENGLISH)
                .orElse(VIETNAMESE);
    }
}
