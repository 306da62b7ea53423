package vn.eduhub.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// One way into a controller, as its annotations word it.
///
/// @param verb in lower case
record Route(String verb, String path, List<String> consumes, List<String> produces, Method handler) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    Route {
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
    }

    /// All of a controller that callers outside reach.
    static List<Route> of(Class<?> controller) {
        List<Route> routes = new ArrayList<>();
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        List<String> bases = above == null || above.path().length == 0 ? List.of("") : List.of(above.path());
        for (Method method : controller.getDeclaredMethods()) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) {
                continue;
            }
            List<String> paths = mapping.path().length == 0 ? List.of("") : List.of(mapping.path());
            for (String base : bases) {
                for (String path : paths) {
                    for (RequestMethod verb : mapping.method()) {
                        routes.add(new Route(
                                verb.name().toLowerCase(Locale.ROOT),
                                base + path,
                                List.of(mapping.consumes()),
                                List.of(mapping.produces()),
                                method));
                    }
                }
            }
        }
        return routes.stream()
                .filter(route -> !route.path().startsWith("/internal"))
                .toList();
    }

    /// The resource: `learners` of `/v1/learners/{id}/versions`.
    String resource() {
        String[] parts = path.split("/", -1);
        return parts.length > 3 && parts[2].equals("me") ? parts[3] : parts[2];
    }

    boolean isOfOne() {
        return path.contains("{");
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /// What stands behind the variable, `versions` of `/v1/learners/{id}/versions`; empty when nothing does.
    String part() {
        Matcher matcher = VARIABLE.matcher(path);
        String rest = "";
        while (matcher.find()) {
            rest = path.substring(matcher.end());
        }
        return rest.isEmpty() ? "" : rest.substring(1);
    }
}
