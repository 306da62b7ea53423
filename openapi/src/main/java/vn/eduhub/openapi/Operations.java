package vn.eduhub.openapi;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.registration.ReviewView;
import vn.eduhub.platform.rest.IdempotencyKey;
import vn.eduhub.platform.rest.MergePatch;
import vn.eduhub.platform.rest.Resource;

/// Writes the operation of a route.
final class Operations {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json";

    private final JavaClasses classes;
    private final Words words;
    private final Schemas schemas;
    private final SourceText texts;
    private final List<Route> all;
    private final boolean audited;

    /// @param all routes of the service: what may be changed is what another one takes
    /// @param audited whether it reads `Hub-Purpose`
    Operations(JavaClasses classes, Words words, Schemas schemas, SourceText texts, List<Route> all, boolean audited) {
        this.classes = classes;
        this.words = words;
        this.schemas = schemas;
        this.texts = texts;
        this.all = List.copyOf(all);
        this.audited = audited;
    }

    static ObjectNode header(String component) {
        return JSON.createObjectNode().put("$ref", "#/components/headers/" + component);
    }

    static ObjectNode commonHeaders() {
        ObjectNode headers = JSON.createObjectNode();
        headers.set("X-Request-Id", header("RequestId"));
        headers.set("RateLimit", header("RateLimit"));
        headers.set("RateLimit-Policy", header("RateLimitPolicy"));
        return headers;
    }

    ObjectNode of(Route route) {
        Conduct conduct = Conduct.of(classes, route.handler());
        SourceText.Said said = texts.of(route.handler());
        ObjectNode operation = JSON.createObjectNode();
        operation.putArray("tags").add(route.resource());
        String id = words.operation(id(route));
        String summary = words.summary(id);
        operation.put("summary", summary == null ? summary(route) : summary);
        operation.put("description", description(route, conduct, said));
        operation.put("operationId", id);
        operation.put("x-hub-scope", scope(route));
        ArrayNode roles = operation.putArray("x-hub-roles");
        roles(conduct).forEach(roles::add);
        gives(route).ifPresent(gives -> operation.set("x-hub-gives", gives));
        operation.set("parameters", parameters(route, conduct, said));
        body(route, conduct).ifPresent(body -> operation.set("requestBody", body));
        operation.set("responses", responses(route, conduct));
        return operation;
    }

    /// `registerLearner`, `listLearnerVersions`.
    private String id(Route route) {
        String method = route.handler().getName();
        String resource = capital(route.resource());
        String one = route.isOfOne() || route.verb().equals("post") ? capital(singular(route.resource())) : resource;
        if (route.path().startsWith("/v1/me/")) {
            return "listMy" + resource;
        }
        if (route.part().isEmpty()) {
            if (!route.verb().equals("get")) {
                return method + one;
            }
            String last = route.path().substring(route.path().lastIndexOf('/') + 1);
            return route.isOfOne() ? "read" + one : "list" + capital(last);
        }
        if (route.verb().equals("get")) {
            return route.part().equals("versions")
                    ? "list" + one + "Versions"
                    : (route.part().equals("outcomes") ? "read" : "list") + capital(route.part()) + "Of" + one;
        }
        return method + one;
    }

    private static String singular(String resource) {
        if (resource.equals("classes")) {
            return "class";
        }
        return resource.endsWith("s") ? resource.substring(0, resource.length() - 1) : resource;
    }

    private static String capital(String words) {
        StringBuilder camel = new StringBuilder();
        for (String word : words.split("-", -1)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }

    private String summary(Route route) {
        Words.Noun noun = words.noun(route.resource());
        String verb = capital(route.handler().getName());
        if (route.part().equals("versions")) {
            return "List the versions of " + noun.one();
        }
        if (!route.verb().equals("get")) {
            return verb + " " + noun.one();
        }
        return route.isOfOne() ? "Read " + noun.one() : "List " + noun.many();
    }

    private String description(Route route, Conduct conduct, SourceText.Said said) {
        StringBuilder text = new StringBuilder(said.text());
        if (!text.isEmpty()) {
            text.append("\n\n");
        }
        text.append(
                switch (scope(route)) {
                    case "unit" -> "Within the reach of the token's unit; what lies outside is absent (404).";
                    case "person" -> "For the person whose token it is (claim `education_id`).";
                    default -> "For everyone with a token.";
                });
        List<String> roles = roles(conduct);
        if (!roles.isEmpty()) {
            text.append(" Roles: ").append(String.join(", ", roles)).append('.');
        }
        return text.toString();
    }

    private static List<String> roles(Conduct conduct) {
        return conduct.roles().stream()
                .sorted()
                .map(HubRole::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String scope(Route route) {
        for (Parameter parameter : route.handler().getParameters()) {
            if (parameter.getType() == Caller.class) {
                return "unit";
            }
            if (parameter.getType().getSimpleName().equals("Jwt")) {
                return "person";
            }
        }
        return "public";
    }

    // --- parameters -----------------------------------------------------------------------------------------------

    private ArrayNode parameters(Route route, Conduct conduct, SourceText.Said said) {
        ArrayNode parameters = JSON.createArrayNode();
        for (String variable : route.variables()) {
            parameters.add(pathParameter(route, variable));
        }
        String controller = route.handler().getDeclaringClass().getSimpleName();
        for (String name : queryNames(route)) {
            ObjectNode schema = words.schema(controller, name);
            String doc = said.parameters().getOrDefault(name, "");
            String known = schema.path("description").asString(doc);
            schema.remove("description");
            JsonNode example = schema.remove("examples");
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
            parameter.put("description", known);
            parameter.put("required", isRequired(route, name));
            parameter.set("schema", isList(route, name) ? listOf(schema) : schema);
            if (example != null) {
                parameter.set("example", isList(route, name) ? example : example.path(0));
            }
        }
        for (String header : headers(route, conduct)) {
            boolean optional = header.equals("If-Match") && route.verb().equals("post");
            String name = optional ? SharedParts.IF_MATCH_IF_GIVEN : header.replace("-", "");
            parameters.addObject().put("$ref", "#/components/parameters/" + name);
        }
        return parameters;
    }

    private ObjectNode pathParameter(Route route, String name) {
        String resource = route.resource();
        boolean isPerson = List.of("learners", "teachers", "persons").contains(resource);
        ObjectNode schema = words.type(isPerson ? "educationId" : "recordId");
        if (name.equals("name")) {
            schema = words.type("text").put("maxLength", 64);
        }
        schema.remove("description");
        schema.remove("examples");
        ObjectNode parameter = JSON.createObjectNode().put("name", name).put("in", "path");
        parameter.put(
                "description",
                (name.equals("name") ? "Name of " : "Id of ")
                        + words.noun(resource).one() + ".");
        parameter.put("required", true);
        parameter.put("x-hub-variable", words.noun(resource).variable());
        parameter.set("schema", schema);
        return parameter;
    }

    private static boolean isList(Route route, String name) {
        return Arrays.stream(route.handler().getParameters())
                .filter(parameter -> parameter.getName().equals(name))
                .anyMatch(parameter -> Collection.class.isAssignableFrom(parameter.getType()));
    }

    /// Given several times, `?id=1&id=2`.
    private static ObjectNode listOf(ObjectNode item) {
        ObjectNode list =
                JSON.createObjectNode().put("type", "array").put("minItems", 1).put("maxItems", 100);
        list.set("items", item);
        return list;
    }

    private static boolean isRequired(Route route, String name) {
        return Arrays.stream(route.handler().getParameters())
                .filter(parameter -> parameter.getName().equals(name))
                .map(parameter -> parameter.getAnnotation(RequestParam.class))
                .anyMatch(annotation ->
                        annotation != null && annotation.required() && !isNullable(route.handler(), name));
    }

    private static boolean isNullable(Method handler, String name) {
        return Arrays.stream(handler.getParameters())
                .filter(parameter -> parameter.getName().equals(name))
                .anyMatch(parameter -> parameter.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private List<String> queryNames(Route route) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : route.handler().getParameters()) {
            RequestParam single = parameter.getAnnotation(RequestParam.class);
            Class<?> type = parameter.getType();
            if (single != null && MultiValueMap.class.isAssignableFrom(type)) {
                names.addAll(words.parametersOf(route.path()));
            } else if (single != null) {
                names.add(single.name().isEmpty() ? parameter.getName() : single.name());
            } else if (type.isRecord()
                    && type.getDeclaringClass() == route.handler().getDeclaringClass()) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private SequencedSet<String> headers(Route route, Conduct conduct) {
        SequencedSet<String> headers = new LinkedHashSet<>();
        for (Parameter parameter : route.handler().getParameters()) {
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            if (header != null) {
                headers.add(header.name());
            }
        }
        if (conduct.idempotent()) {
            headers.add(IdempotencyKey.HEADER);
        }
        if (conduct.streamed()) {
            headers.add("Content-Digest");
        }
        headers.add("Accept-Language");
        if (audited) {
            headers.add("Hub-Purpose");
        }
        headers.add("X-Request-Id");
        return headers;
    }

    // --- body -----------------------------------------------------------------------------------------------------

    private Optional<ObjectNode> body(Route route, Conduct conduct) {
        if (conduct.streamed()) {
            return Optional.of(upload(route));
        }
        return Arrays.stream(route.handler().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(Parameter::getType)
                .findFirst()
                .map(type -> JsonNode.class.isAssignableFrom(type) ? patch(route) : json(type));
    }

    private ObjectNode json(Class<?> type) {
        ObjectNode body = JSON.createObjectNode().put("required", true);
        ObjectNode media = body.putObject("content").putObject(JSON_TYPE);
        media.set("schema", schemas.request(type));
        media.set("example", schemas.example(type));
        return body;
    }

    private ObjectNode patch(Route route) {
        ObjectNode body = JSON.createObjectNode().put("required", true);
        ObjectNode media = body.putObject("content").putObject(MergePatch.MEDIA_TYPE);
        String collection = route.path().substring(0, route.path().indexOf("/{"));
        Class<?> created = all.stream()
                .filter(other -> other.verb().equals("post") && other.path().equals(collection))
                .flatMap(other -> Arrays.stream(other.handler().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .<Class<?>>map(Parameter::getType)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        route.path() + " takes a merge patch of what nobody posts; say its fields in words.json"));
        media.set("schema", schemas.patch(capital(singular(route.resource())) + "Patch", created, route.resource()));
        media.set("example", words.patch(route.resource()));
        return body;
    }

    private ObjectNode upload(Route route) {
        ObjectNode body = JSON.createObjectNode().put("required", true);
        body.put(
                "description",
                "A package of OneRoster 1.2 or of the hub's template as zip, or the template's one CSV.");
        ObjectNode content = body.putObject("content");
        for (String type : route.consumes()) {
            ObjectNode media = content.putObject(type);
            if (type.startsWith("text/")) {
                media.putObject("schema")
                        .put("type", "string")
                        .put("maxLength", 4L * 1024 * 1024 * 1024)
                        .put("pattern", "^[^\\u0000]*$");
                media.put("example", words.template());
            } else {
                media.putObject("schema");
            }
        }
        return body;
    }

    // --- answers --------------------------------------------------------------------------------------------------

    private ObjectNode responses(Route route, Conduct conduct) {
        ObjectNode responses = JSON.createObjectNode();
        for (int status : new TreeSet<>(conduct.statuses())) {
            responses.set(Integer.toString(status), good(route, conduct, status));
        }
        for (int status : problems(route, conduct)) {
            responses.set(Integer.toString(status), Answers.reference(status));
        }
        return responses;
    }

    private ObjectNode good(Route route, Conduct conduct, int status) {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode headers = commonHeaders();
        boolean isReview = status == 202 && conduct.statuses().size() > 1;
        response.put(
                "description",
                switch (status) {
                    case 201 -> "Done; `Location` says where.";
                    case 202 ->
                        isReview
                                ? "Who this is has to be looked at first; the same request again gives the same review."
                                : "Taken; the work goes on.";
                    case 204 -> "Done; there is nothing to say.";
                    case 304 -> "The caller has this version already.";
                    default -> "What was asked for.";
                });
        if (conduct.tagged() && !isReview) {
            headers.set("ETag", header("ETag"));
        }
        if (status == 201 || (status == 202 && !isReview && !route.isOfOne())) {
            headers.set("Location", header("Location"));
        }
        if (route.handler().getReturnType() == void.class) {
            headers.set("Hub-Next-Cursor", header("NextCursor"));
        }
        response.set("headers", headers);
        if (status != 304 && status != 204) {
            response.set("content", content(route, isReview));
        }
        return response;
    }

    private ObjectNode content(Route route, boolean isReview) {
        ObjectNode content = JSON.createObjectNode();
        if (route.handler().getReturnType() == void.class) {
            for (String type : route.produces()) {
                content.putObject(type)
                        .putObject("schema")
                        .put("type", "string")
                        .put("maxLength", 64 * 1024 * 1024)
                        .put("pattern", "^[^\\u0000]*$");
            }
            return content;
        }
        Type answered = isReview ? ReviewView.class : answered(route.handler());
        content.putObject(JSON_TYPE).set("schema", schemas.answer(answered));
        return content;
    }

    /// A `ResponseEntity<?>` holds what the controller's [Resource] shows, or a review.
    private static Type answered(Method handler) {
        Type type = handler.getGenericReturnType();
        if (!(type instanceof ParameterizedType generic) || generic.getRawType() != ResponseEntity.class) {
            return type;
        }
        Type body = generic.getActualTypeArguments()[0];
        if (!(body instanceof WildcardType)) {
            return body;
        }
        return Arrays.stream(handler.getDeclaringClass().getDeclaredFields())
                .filter(field -> field.getType() == Resource.class)
                .map(field -> ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[1])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(handler + ": what does it answer with?"));
    }

    private List<Integer> problems(Route route, Conduct conduct) {
        TreeSet<Integer> statuses = new TreeSet<>(List.of(400, 401, 403, 406, 429, 500, 503, 504));
        boolean hasBody = conduct.streamed()
                || Arrays.stream(route.handler().getParameters())
                        .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
        SequencedSet<String> headers = headers(route, conduct);
        if (route.isOfOne() || hasBody || queryNames(route).contains("unit")) {
            statuses.add(404);
        }
        if (hasBody) {
            statuses.addAll(List.of(413, 415));
        }
        if (!route.verb().equals("get")) {
            statuses.add(409);
        }
        if (headers.contains("If-Match")) {
            statuses.add(412);
            if (!route.verb().equals("post")) {
                statuses.add(428);
            }
        }
        if (headers.contains(IdempotencyKey.HEADER) || route.verb().equals("patch")) {
            statuses.add(422);
        }
        return List.copyOf(statuses);
    }

    // --- what examples need ---------------------------------------------------------------------------------------

    /// Where the id stands, in an answer, that later requests of this resource need: in the body itself, or in the last
    /// of its list of that name.
    private Optional<ObjectNode> gives(Route route) {
        boolean makes = route.verb().equals("post") && !route.isOfOne();
        boolean lists =
                route.verb().equals("get") && !route.isOfOne() && !scope(route).equals("person");
        if ((!makes && !lists) || route.handler().getReturnType() == void.class) {
            return Optional.empty();
        }
        Optional<String> pointer = schemas.idPointer(answered(route.handler()), route.resource());
        return pointer.map(found -> JSON.createObjectNode()
                .put("variable", words.noun(route.resource()).variable())
                .put("pointer", found));
    }
}
