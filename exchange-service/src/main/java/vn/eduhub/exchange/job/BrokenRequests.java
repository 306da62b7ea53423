package vn.eduhub.exchange.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.ProblemWriter;

/// What the container asks for when a request breaks under its hands: once a body has broken off, it throws away what
/// the controller answers, and only this address may still say something.
@Controller
class BrokenRequests implements ErrorController {

    /// Attribute of the request: the [HubException] to be told.
    static final String ANSWER = BrokenRequests.class.getName();

    private final ProblemWriter problems;

    BrokenRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, answer(request, response.getStatus()));
    }

    private static HubException answer(HttpServletRequest request, int status) {
        if (request.getAttribute(ANSWER) instanceof HubException answer) {
            return answer;
        }
        return new HubException(
                switch (status) {
                    case 404 -> PlatformError.NOT_FOUND;
                    case 405 -> PlatformError.METHOD_NOT_ALLOWED;
                    default -> status < 500 ? PlatformError.BAD_REQUEST : PlatformError.INTERNAL;
                });
    }
}
