package vn.eduhub.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.id.RecordId;

/// `words.json`: what a name means wherever it stands, because requests hold raw text on purpose and their types say
/// nothing. A word of one owner, `ClassRequest.name`, or of one service's, `teacher RegistrationRequest.sex`, comes on
/// top of the general one.
///
/// | member | meaning |
/// |---|---|
/// | `as` | a schema of `types` it begins with |
/// | `code`, `list` | type of `vn.eduhub.contracts.code` whose codes it takes; the list they stand in |
/// | `unit` | its example is the seeded unit of this natural key |
/// | `variable` | refers to the record of that kind that was made before |
/// | `sent` | `false`: left out of examples |
/// | others | members of the schema itself |
final class Words {

    private static final Set<String> OF_OURS = Set.of("as", "code", "list", "unit", "variable", "sent");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;
    private final String service;
    private final Set<String> unknown = new TreeSet<>();

    /// @param service the word of its package, `learner`
    Words(String service) {
        this.service = service;
        try (InputStream file = Words.class.getResourceAsStream("words.json")) {
            root = JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The schema of a name, with our members left out; text without any meaning when nothing is said of it.
    ObjectNode schema(String owner, String name) {
        ObjectNode word = word(owner, name);
        if (word.isEmpty()) {
            unknown.add(owner + "." + name);
            return type("text");
        }
        ObjectNode schema = word.has("as") ? type(word.path("as").asString()) : JSON.createObjectNode();
        if (word.has("code")) {
            schema =
                    Codes.schema(word.path("code").asString(), word.path("list").asString());
        }
        ObjectNode target = schema;
        word.forEachEntry((member, value) -> {
            if (!OF_OURS.contains(member)) {
                target.set(member, value);
            }
        });
        if (word.has("unit")) {
            target.set("examples", JSON.createArrayNode().add(unit(word)));
        }
        if (word.has("variable")) {
            target.set("x-hub-variable", word.path("variable"));
        }
        return target;
    }

    private static String unit(ObjectNode word) {
        return RecordId.derived("institution", word.path("unit").asString()).value();
    }

    boolean isSaid(String owner, String name) {
        return !word(owner, name).isEmpty();
    }

    /// Whether a name stands for something of this type.
    boolean isOf(String type, String owner, String name) {
        return word(owner, name).path("as").asString("").equals(type);
    }

    /// What a request's example says under a name; empty when it leaves it out.
    Optional<JsonNode> example(String owner, String name) {
        if (!word(owner, name).path("sent").asBoolean(true)) {
            return Optional.empty();
        }
        return Optional.ofNullable(schema(owner, name).get("examples"))
                .map(examples -> examples.path(0))
                .filter(example -> !example.isMissingNode());
    }

    private ObjectNode word(String owner, String name) {
        ObjectNode word = JSON.createObjectNode();
        for (String key : List.of(name, owner + "." + name, service + " " + owner + "." + name)) {
            if (root.path("words").path(key) instanceof ObjectNode more) {
                // A word that says the whole type says it anew.
                if (more.has("as") || more.has("type")) {
                    word.removeAll();
                }
                word.setAll(more.deepCopy());
            }
        }
        return word;
    }

    ObjectNode type(String name) {
        if (!(root.path("types").path(name) instanceof ObjectNode type)) {
            throw new IllegalArgumentException("words.json has no type " + name);
        }
        return type.deepCopy();
    }

    /// The fields a request must have.
    List<String> required(String owner) {
        JsonNode names = root.path("required").path(service + " " + owner);
        return texts(names.isMissingNode() ? root.path("required").path(owner) : names);
    }

    /// The fields of a resource that a merge patch may not name although a `POST` does.
    List<String> unchangeable(String resource) {
        return texts(root.path("unchangeable").path(resource));
    }

    /// What a merge patch of a resource says in examples.
    ObjectNode patch(String resource) {
        return root.path("patches").path(resource) instanceof ObjectNode patch
                ? patch.deepCopy()
                : JSON.createObjectNode();
    }

    Noun noun(String resource) {
        JsonNode noun = root.path("nouns").path(resource);
        return noun.isMissingNode()
                ? new Noun("one of " + resource, resource, resource)
                : new Noun(
                        noun.path(0).asString(),
                        noun.path(1).asString(),
                        noun.path(2).asString());
    }

    /// @param variable of examples, that holds the id of one of them
    record Noun(String one, String many, String variable) {}

    /// The name of an operation that its method and path do not name well.
    String operation(String derived) {
        return root.path("operations").path(derived).asString(derived);
    }

    @Nullable
    String summary(String operation) {
        JsonNode summary = root.path("summaries").path(operation);
        return summary.isMissingNode() ? null : summary.asString();
    }

    /// The query parameters of a handler that reads them all by itself.
    List<String> parametersOf(String path) {
        return texts(root.path("parameters").path(path));
    }

    /// A file of the hub's template that the demo school can send.
    String template() {
        return String.join("\n", texts(root.path("template").path("lines"))) + "\n";
    }

    /// Names nothing is said of: they were described as text.
    Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    private static List<String> texts(JsonNode array) {
        return array instanceof ArrayNode texts
                ? texts.valueStream().map(JsonNode::asString).toList()
                : List.of();
    }
}
