package vn.eduhub.platform.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// What the container or the firewall refuses before any of our code sees it, such as a path that cannot be decoded, is
/// a problem like every other and not a page of HTML.
final class ContainerProblems extends ErrorReportValve {

    private final ProblemWriter problems;

    ContainerProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            HubException answer = ProblemWriter.whenBrokenOff(request).orElseGet(() -> error(status, request));
            problems.write(request, response, answer);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException("the caller went away", e);
        }
    }

    private static HubException error(int status, Request request) {
        return switch (status) {
            case 404 -> HubException.notFound();
            case 405 -> new HubException(PlatformError.METHOD_NOT_ALLOWED, request.getMethod());
            default -> new HubException(status < 500 ? PlatformError.BAD_REQUEST : PlatformError.INTERNAL);
        };
    }
}
