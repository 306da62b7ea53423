package vn.eduhub.platform.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Opens the cursor of a request before a controller reads it. What is no cursor of this list becomes an
/// empty one, so that it is told with the other faults of the request.
final class CursorFilter extends OncePerRequestFilter {

    private final Cursors cursors;

    CursorFilter(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                || !query.contains(Cursors.PARAMETER)
                || !request.getMethod().equals("GET");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(opened(request), response);
    }

    private HttpServletRequest opened(HttpServletRequest request) {
        String[] given;
        try {
            given = request.getParameterValues(Cursors.PARAMETER);
        } catch (InvalidParameterException e) {
            // Percent signs that encode nothing: told where the parameters are read.
            return request;
        }
        return given == null || given.length != 1
                ? request
                : new Opened(request, cursors.opened(request, given[0]).orElse(""));
    }

    /// The request with the place in the list in the place of its cursor.
    private static final class Opened extends HttpServletRequestWrapper {

        private final String place;

        Opened(HttpServletRequest request, String place) {
            super(request);
            this.place = place;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(Cursors.PARAMETER) ? place : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return name.equals(Cursors.PARAMETER) ? new String[] {place} : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new HashMap<>(super.getParameterMap());
            all.put(Cursors.PARAMETER, new String[] {place});
            return all;
        }
    }
}
