package vn.eduhub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import vn.eduhub.contracts.fault.Fault;

/// Turns every exception of a controller into a problem. The only place that catches everything; what nobody foresaw is
/// logged with the type of the exception and its stack, without its text, which may be personal.
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /// By nothing else does Jackson tell this mismatch from others.
    private static final String TRAILING = "Trailing token";

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void foreseen(HubException exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, QueryFaults.told(request, exception));
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                cause(exception, HubException.class)
                        .orElseGet(() -> cause(exception, JacksonException.class)
                                .map(ProblemAdvice::jsonProblem)
                                .orElseGet(() -> withoutJson(exception))));
    }

    /// Nothing was sent, or `null`; or it broke off.
    private static HubException withoutJson(HttpMessageNotReadableException exception) {
        return exception.getCause() == null
                ? HubException.invalid("", Fault.REQUIRED)
                : new HubException(PlatformError.BAD_REQUEST);
    }

    /// The problem of a body that Jackson could not read, also for bodies read by hand.
    static HubException jsonProblem(JacksonException exception) {
        if (exception instanceof JacksonIOException) {
            return new HubException(PlatformError.BAD_REQUEST);
        }
        if (isSyntax(exception)) {
            String place = exception.getLocation() == null
                    ? "?"
                    : exception.getLocation().getLineNr() + ":"
                            + exception.getLocation().getColumnNr();
            return new HubException(PlatformError.MALFORMED_JSON, place);
        }
        String pointer = pointer(exception);
        if (exception instanceof UnrecognizedPropertyException) {
            return HubException.invalid(pointer, Fault.UNKNOWN_FIELD);
        }
        return HubException.invalid(pointer, Fault.WRONG_TYPE, expectedType(exception));
    }

    /// Text that is not one JSON document: broken, nested too deep, or with more behind it.
    private static boolean isSyntax(JacksonException exception) {
        return exception instanceof StreamReadException
                || exception instanceof StreamConstraintsException
                || (exception.getPath().isEmpty()
                        && exception.getOriginalMessage().startsWith(TRAILING));
    }

    private static String expectedType(JacksonException exception) {
        if (!(exception instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
            return "JSON";
        }
        return JsonTypes.named(mismatch.getTargetType());
    }

    private static String pointer(JacksonException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference reference : exception.getPath()) {
            pointer.append('/');
            if (reference.getPropertyName() == null) {
                pointer.append(reference.getIndex());
            } else {
                pointer.append(reference.getPropertyName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    @ExceptionHandler
    void badParameter(
            MethodArgumentTypeMismatchException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String type = exception.getRequiredType() == null
                ? "?"
                : exception.getRequiredType().getSimpleName();
        problems.write(
                request,
                response,
                QueryFaults.told(request, HubException.invalid("/" + exception.getName(), Fault.WRONG_TYPE, type)));
    }

    /// Percent signs that encode nothing, in the query, or names of parameters that nobody can print.
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    void unreadableQuery(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, new HubException(PlatformError.BAD_REQUEST));
    }

    @ExceptionHandler
    void missingParameter(
            MissingServletRequestParameterException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                QueryFaults.told(request, HubException.invalid("/" + exception.getParameterName(), Fault.REQUIRED)));
    }

    @ExceptionHandler
    void wrongMethod(
            HttpRequestMethodNotSupportedException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String[] supported = exception.getSupportedMethods();
        if (supported != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", supported));
        }
        problems.write(request, response, new HubException(PlatformError.METHOD_NOT_ALLOWED, exception.getMethod()));
    }

    @ExceptionHandler
    void wrongContent(
            HttpMediaTypeNotSupportedException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String taken = MediaType.toString(exception.getSupportedMediaTypes());
        response.setHeader(HttpHeaders.ACCEPT, taken);
        problems.write(request, response, new HubException(PlatformError.UNSUPPORTED_MEDIA_TYPE, taken));
    }

    @ExceptionHandler
    void wrongAccept(
            HttpMediaTypeNotAcceptableException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, new HubException(PlatformError.NOT_ACCEPTABLE));
    }

    /// Nothing is here at all, with or without an id of someone in the path.
    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    void noRoute(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, HubException.notFound());
    }

    @ExceptionHandler
    void denied(AccessDeniedException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, new HubException(PlatformError.FORBIDDEN));
    }

    @ExceptionHandler
    void unforeseen(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // The caller went away in the middle of an answer.
            LOG.debug("answer broken off: {}", exception.getClass().getSimpleName());
            return;
        }
        LOG.error("unforeseen", new Unforeseen(exception));
        problems.write(request, response, new HubException(PlatformError.INTERNAL));
    }

    private static <E extends Throwable> Optional<E> cause(Throwable exception, Class<E> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /// The stack and type of an exception without its text.
    private static final class Unforeseen extends RuntimeException {

        Unforeseen(Throwable original) {
            super(original.getClass().getName());
            setStackTrace(original.getStackTrace());
            if (original.getCause() != null) {
                initCause(new Unforeseen(original.getCause()));
            }
        }
    }
}
