package vn.eduhub.openapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The examples of all operations in an order in which they work: what refers to a record comes after what makes one,
/// and what takes records back comes last.
///
/// @param steps in that order
record Journey(List<Step> steps) {

    /// A unit of the demo, a class in it, the people, then what happens to them.
    private static final List<String> RESOURCES = List.of(
            "institutions",
            "areas",
            "code-lists",
            "classes",
            "learners",
            "enrolments",
            "transfers",
            "teachers",
            "assignments",
            "intake",
            "reports",
            "persons",
            "reviews",
            "me",
            "access-log");

    Journey {
        steps = List.copyOf(steps);
    }

    /// One request. Texts hold variables like `{{learner}}`.
    ///
    /// @param token variable of the token it needs
    /// @param gives variable that the answer gives; none: it gives nothing
    /// @param pointer where the answer holds it
    /// @param tag the variable that keeps the `ETag` of the answer; none: it has none
    record Step(
            String id,
            String resource,
            String summary,
            String verb,
            String path,
            String token,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable String gives,
            @Nullable String pointer,
            @Nullable String tag) {

        Step {
            query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    static Journey through(List<ObjectNode> documents) {
        List<Operation> operations = new ArrayList<>();
        for (ObjectNode document : documents) {
            document.path("paths")
                    .forEachEntry((path, verbs) -> verbs.forEachEntry((verb, operation) ->
                            operations.add(new Operation(document, path, verb, (ObjectNode) operation))));
        }
        return new Journey(operations.stream()
                .sorted(Comparator.comparingInt(Operation::resourceRank)
                        .thenComparingInt(Operation::rank)
                        .thenComparing(Operation::path))
                .map(Operation::step)
                .toList());
    }

    private record Operation(ObjectNode document, String path, String verb, ObjectNode node) {

        String resource() {
            return node.path("tags").path(0).asString();
        }

        int resourceRank() {
            int place = RESOURCES.indexOf(resource());
            // What takes a whole record back is the end of all.
            return (place < 0 ? RESOURCES.size() : place) + (isEnd() ? 100 : 0);
        }

        boolean isEnd() {
            return path.endsWith("/cancellations");
        }

        int rank() {
            boolean one = path.contains("{");
            boolean whole = path.endsWith("}");
            return switch (verb) {
                case "post" -> one ? 4 : 0;
                case "get" -> one ? (whole ? 2 : 5) : 1;
                case "delete" -> 6;
                default -> 3;
            };
        }

        Step step() {
            JsonNode media = node.path("requestBody").path("content");
            String type = media.propertyNames().stream()
                    .filter(name -> media.path(name).has("example"))
                    .findFirst()
                    .orElse("");
            Map<String, String> headers = new LinkedHashMap<>();
            Map<String, String> query = new LinkedHashMap<>();
            String target = path;
            String own = resource();
            for (JsonNode reference : node.path("parameters").values()) {
                JsonNode parameter = resolved(reference);
                String name = parameter.path("name").asString();
                if (parameter.path("in").asString().equals("path")) {
                    String variable = parameter.path("x-hub-variable").asString();
                    target = target.replace("{" + name + "}", "{{" + variable + "}}");
                    own = variable;
                }
            }
            if (!type.isEmpty()) {
                headers.put("Content-Type", type);
            }
            for (JsonNode reference : node.path("parameters").values()) {
                JsonNode parameter = resolved(reference);
                String name = parameter.path("name").asString();
                switch (name) {
                    case "If-Match" -> {
                        if (parameter.path("required").asBoolean()) {
                            headers.put(name, "{{" + own + "Tag}}");
                        }
                    }
                    case "Idempotency-Key" ->
                        headers.put(name, "{{run}}-" + node.path("operationId").asString());
                    case "limit" -> query.put(name, "10");
                    default -> required(parameter).ifPresent(variable -> query.put(name, "{{" + variable + "}}"));
                }
            }
            JsonNode example = media.path(type).path("example");
            return new Step(
                    node.path("operationId").asString(),
                    resource(),
                    node.path("summary").asString(),
                    verb.toUpperCase(Locale.ROOT),
                    target,
                    token(),
                    query,
                    headers,
                    type.isEmpty() ? null : body(media.path(type).path("schema"), example),
                    text(node.path("x-hub-gives").path("variable")),
                    text(node.path("x-hub-gives").path("pointer")),
                    node.path("responses").toString().contains("headers/ETag") ? tag() : null);
        }

        /// The variable that a query parameter is filled with that must be given.
        private static Optional<String> required(JsonNode parameter) {
            boolean isAsked = parameter.path("in").asString().equals("query")
                    && parameter.path("required").asBoolean(false);
            return isAsked
                    ? Optional.ofNullable(parameter.findValue("x-hub-variable")).map(JsonNode::asString)
                    : Optional.empty();
        }

        /// The variable that keeps the tag of the record an answer is about.
        private @Nullable String tag() {
            Optional<String> ofPath = node.path("parameters")
                    .valueStream()
                    .map(this::resolved)
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> parameter.path("x-hub-variable").asString())
                    .findFirst();
            return ofPath.or(() ->
                            Optional.ofNullable(text(node.path("x-hub-gives").path("variable"))))
                    .map(variable -> variable + "Tag")
                    .orElse(null);
        }

        private static @Nullable String text(JsonNode node) {
            return node.isMissingNode() ? null : node.asString();
        }

        private JsonNode resolved(JsonNode node) {
            String reference = node.path("$ref").asString("");
            return reference.isEmpty() ? node : document.at(reference.substring(1));
        }

        private String token() {
            if (node.path("x-hub-scope").asString().equals("person")) {
                return "personToken";
            }
            List<String> roles = node.path("x-hub-roles")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            // A department may do most: it has schools, and is told all of their people.
            return roles.isEmpty() || roles.contains("department") ? "token" : roles.getFirst() + "Token";
        }

        /// The example with variables in place of ids that are not known before.
        private String body(JsonNode schema, JsonNode example) {
            if (!(example instanceof ObjectNode object)) {
                return example.asString();
            }
            ObjectNode filled = object.deepCopy();
            JsonNode properties = resolved(schema).path("properties");
            properties.forEachEntry((name, property) -> {
                String variable = text(resolved(property).path("x-hub-variable"));
                if (variable != null && filled.has(name)) {
                    filled.put(name, "{{" + variable + "}}");
                }
            });
            return filled.toPrettyString();
        }
    }
}
