package vn.eduhub.platform.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.QueryFaults;

/// A query parameter that nobody reads is refused like an unknown field: a misspelt filter would otherwise be answered
/// with too much. So is one that is given twice. A list of pages reads the others first, so that all faults are told
/// at once, and refuses before it asks the store.
final class KnownParameters implements HandlerInterceptor {

    private static final int NAME_LENGTH_MAX = 40;

    /// Empty for a method that reads all parameters itself.
    private final Map<HandlerMethod, Optional<Parameters>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            known.computeIfAbsent(method, KnownParameters::parametersOf)
                    .ifPresent(parameters -> check(request, parameters));
        }
        return true;
    }

    /// @param lists those that may be given several times
    /// @param isPaged whether [Page#limit] tells what is wrong with them
    private record Parameters(Set<String> names, Set<String> lists, boolean isPaged) {}

    private static void check(HttpServletRequest request, Parameters parameters) {
        Reader reader = new Reader();
        request.getParameterMap().forEach((name, values) -> {
            if (!parameters.names().contains(name)) {
                reader.add("/" + name.substring(0, Math.min(name.length(), NAME_LENGTH_MAX)), Fault.UNKNOWN_FIELD);
            } else if (values.length > 1 && !parameters.lists().contains(name)) {
                reader.add("/" + name, Fault.GIVEN_TWICE);
            }
        });
        if (parameters.isPaged()) {
            QueryFaults.keep(request, reader.faults());
        } else if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
    }

    private static Optional<Parameters> parametersOf(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        Set<String> lists = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            @Nullable RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (single != null) {
                if (Map.class.isAssignableFrom(type)) {
                    return Optional.empty();
                }
                String name = single.name().isEmpty() ? nameOf(method, parameter) : single.name();
                names.add(name);
                if (Collection.class.isAssignableFrom(type)) {
                    lists.add(name);
                }
            } else if (type.isRecord() && type.getDeclaringClass() == method.getBeanType()) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        boolean isPaged = method.getReturnType().getParameterType() == Page.View.class && names.contains(Page.LIMIT);
        return Optional.of(new Parameters(names, lists, isPaged));
    }

    private static String nameOf(HandlerMethod method, MethodParameter parameter) {
        return method.getMethod().getParameters()[parameter.getParameterIndex()].getName();
    }
}
