package vn.eduhub.gateway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.eduhub.platform.problem.RequestIdFilter;

/// Writes method, route, status, milliseconds, client and request id of each request. The route is its
/// pattern: the path itself holds the ids of people.
public final class AccessLog extends OncePerRequestFilter {

    /// Request attribute: the pattern of the route.
    public static final String ROUTE = AccessLog.class.getName() + ".route";

    /// Request attribute: the client id.
    public static final String CLIENT = AccessLog.class.getName() + ".client";

    private static final Logger LOG = LoggerFactory.getLogger("access");

    AccessLog() {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            LOG.info(
                    "{} {} {} {} ms {} {}",
                    request.getMethod(),
                    attribute(request, ROUTE),
                    response.getStatus(),
                    (System.nanoTime() - begun) / 1_000_000,
                    attribute(request, CLIENT),
                    response.getHeader(RequestIdFilter.HEADER));
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    private static String attribute(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getAttribute(name))
                .map(Object::toString)
                .orElse("-");
    }
}
