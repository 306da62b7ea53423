package vn.eduhub.e2e;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.e2e.Api.Answer;

/// An operation as `docs/openapi` describes it.
record Described(ObjectNode document, String path, String verb, JsonNode node) {

    static final Path FOLDER = Path.of("../docs/openapi");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> KNOWN = new HashMap<>();

    static List<Described> all() {
        List<Described> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                ObjectNode document = (ObjectNode) Api.JSON.readTree(Files.readString(file));
                if (document.has("openapi")) {
                    strict(document);
                    document.path("paths")
                            .forEachEntry((path, verbs) -> verbs.forEachEntry((verb, node) ->
                                    all.add(new Described(document, path, verb.toUpperCase(Locale.ROOT), node))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /// A caller has to take fields that it does not know; here nothing may be told that is not described.
    private static void strict(ObjectNode document) {
        document.path("components").path("schemas").forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
    }

    String id() {
        return node.path("operationId").asString();
    }

    boolean isOfOne() {
        return path.contains("{");
    }

    List<String> roles() {
        return node.path("x-hub-roles").valueStream().map(JsonNode::asString).toList();
    }

    boolean isScoped() {
        return node.path("x-hub-scope").asString().equals("unit");
    }

    boolean isOfAPerson() {
        return node.path("x-hub-scope").asString().equals("person");
    }

    List<JsonNode> parameters(String in) {
        return node.path("parameters")
                .valueStream()
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .toList();
    }

    boolean takes(String in, String name) {
        return parameters(in).stream()
                .anyMatch(parameter -> parameter.path("name").asString().equals(name));
    }

    /// The schema of a JSON body, if it takes one.
    Optional<JsonNode> bodySchema() {
        return node.path("requestBody").path("content").properties().stream()
                .filter(media -> media.getKey().endsWith("json"))
                .map(media -> resolved(media.getValue().path("schema")))
                .findFirst();
    }

    boolean hasBody() {
        return node.has("requestBody");
    }

    JsonNode resolved(JsonNode any) {
        String reference = any.path("$ref").asString("");
        return reference.isEmpty() ? any : document.at(reference.substring(1));
    }

    /// What is wrong with an answer, by its description; empty when it is as described.
    String faults(Answer answer) {
        JsonNode response = resolved(node.path("responses").path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            return "no status " + answer.status() + " is described: " + answer;
        }
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            boolean may =
                    List.of("RateLimit", "RateLimit-Policy", "Hub-Next-Cursor").contains(header.getKey());
            if (!may && answer.header(header.getKey()).isEmpty()) {
                return "no header " + header.getKey() + ": " + answer;
            }
        }
        String type = answer.header("Content-Type").replaceAll(";.*", "").strip();
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return answer.response().body().isEmpty() ? "" : "a body that is not described: " + answer;
        }
        if (!content.has(type)) {
            return "content type " + type + " is not described: " + answer;
        }
        return type.equals("application/json") || type.equals("application/problem+json")
                ? faults(content.path(type).path("schema"), answer)
                : "";
    }

    private String faults(JsonNode schema, Answer answer) {
        Schema compiled =
                KNOWN.computeIfAbsent(document.path("info").path("title").asString() + schema, _ -> compiled(schema));
        var faults = compiled.validate(
                answer.json(), context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return faults.isEmpty() ? "" : faults + " in " + answer.response().body();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    @Override
    public String toString() {
        return id();
    }
}
