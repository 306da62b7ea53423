package vn.eduhub.openapi;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.Problem;
import vn.eduhub.platform.registration.RegistrationError;

/// The OpenAPI document of one service, the same each time it is made of the same code.
///
/// @param document the whole of it
/// @param unknown names that `words.json` says nothing of
record ServiceDocument(ObjectNode document, Set<String> unknown) {

    static final String OPENAPI_VERSION = "3.1.0";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> VERBS = List.of("get", "post", "patch", "put", "delete");

    /// The code of a service, and what all of them share. What it builds on is not looked at.
    private static JavaClasses classes(DescribedService service) {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        service.root(),
                        "vn.eduhub.platform.caller",
                        "vn.eduhub.platform.history",
                        "vn.eduhub.platform.problem",
                        "vn.eduhub.platform.registration",
                        "vn.eduhub.platform.rest");
    }

    static ServiceDocument of(DescribedService service, Path checkout) {
        JavaClasses classes = classes(service);
        Words words = new Words(service.root().substring(service.root().lastIndexOf('.') + 1));
        SourceText texts = new SourceText(List.of(
                service.sources(checkout),
                checkout.resolve("platform/src/main/java"),
                checkout.resolve("contracts/src/main/java")));
        Schemas schemas = new Schemas(words, texts);
        List<Class<?>> controllers = controllers(classes, service);
        List<Route> routes = controllers.stream()
                .flatMap(controller -> Route.of(controller).stream())
                .sorted(Comparator.comparing(Route::path).thenComparingInt(route -> VERBS.indexOf(route.verb())))
                .toList();
        Operations operations = new Operations(classes, words, schemas, texts, routes, service.isAudited(checkout));
        Answers answers = new Answers(errors(classes, service, routes));

        ObjectNode document = head(service);
        document.set("tags", tags(routes, texts));
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            ObjectNode path =
                    paths.path(route.path()) instanceof ObjectNode known ? known : paths.putObject(route.path());
            path.set(route.verb(), operations.of(route));
        }
        schemas.answer(Problem.class);
        ObjectNode components = document.putObject("components");
        components.set("securitySchemes", security());
        Map<String, ObjectNode> responses = used("responses", answers.components(), document);
        components.set("parameters", JSON.valueToTree(used("parameters", SharedParts.parameters(), document)));
        components.set("responses", JSON.valueToTree(responses));
        components.set("headers", JSON.valueToTree(used("headers", SharedParts.headers(), document)));
        components.set("schemas", JSON.valueToTree(schemas.components()));
        return new ServiceDocument(document, words.unknown());
    }

    private static List<Class<?>> controllers(JavaClasses classes, DescribedService service) {
        List<Class<?>> controllers = new ArrayList<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().startsWith(service.root()) && type.isAnnotatedWith(RestController.class)) {
                controllers.add(type.reflect());
            }
        }
        return controllers;
    }

    private static List<HubError> errors(JavaClasses classes, DescribedService service, List<Route> routes) {
        List<HubError> errors = new ArrayList<>();
        classes.stream()
                .filter(type -> type.getPackageName().startsWith(service.root()))
                .filter(type -> type.isEnum() && type.isAssignableTo(HubError.class))
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> Arrays.stream(type.getEnumConstants())
                        .map(HubError.class::cast)
                        .forEach(errors::add));
        boolean keepsPeople = routes.stream()
                .anyMatch(route ->
                        route.handler().getGenericReturnType().getTypeName().contains("<?>"));
        if (keepsPeople) {
            errors.addAll(List.of(RegistrationError.values()));
        }
        return errors;
    }

    private static ObjectNode head(DescribedService service) {
        ObjectNode document = JSON.createObjectNode().put("openapi", OPENAPI_VERSION);
        ObjectNode info = document.putObject("info");
        info.put("title", service.title());
        info.put("version", SharedParts.VERSION);
        info.put("description", service.text() + "\n\n" + SharedParts.CONVENTIONS);
        info.putObject("contact").put("name", "Education data hub").put("url", "https://eduhub.invalid/docs");
        info.putObject("license").put("name", "All rights reserved").put("identifier", "LicenseRef-eduhub");
        ObjectNode server = document.putArray("servers").addObject();
        server.put("url", "/");
        server.put("description", "The gateway of this environment, be it production, test or local");
        server.put("x-internal", false);
        document.putArray("security").addObject().putArray("bearer");
        return document;
    }

    private static ObjectNode security() {
        ObjectNode bearer = JSON.createObjectNode().putObject("bearer");
        bearer.put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        bearer.put("description", SharedParts.BEARER);
        ObjectNode schemes = JSON.createObjectNode();
        schemes.set("bearer", bearer);
        return schemes;
    }

    private static ArrayNode tags(List<Route> routes, SourceText texts) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Route route : routes) {
            String text = texts.of(route.handler().getDeclaringClass()).text();
            tags.putIfAbsent(route.resource(), text.isEmpty() ? route.resource() : text);
        }
        ArrayNode array = JSON.createArrayNode();
        tags.forEach((name, text) -> array.addObject().put("name", name).put("description", text));
        return array;
    }

    /// Those parts that what is written already refers to.
    private static Map<String, ObjectNode> used(String kind, Map<String, ObjectNode> parts, ObjectNode document) {
        String users = document.toString();
        Map<String, ObjectNode> used = new TreeMap<>(parts);
        used.keySet().removeIf(name -> !users.contains("#/components/" + kind + "/" + name + "\""));
        return used;
    }
}
