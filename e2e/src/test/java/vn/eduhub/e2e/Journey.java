package vn.eduhub.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;

/// The requests of the Postman collection, sent as they are, in their order.
final class Journey {

    private static final Map<String, String> CLIENTS = Map.of(
            "token", "department-01",
            "ministryToken", "ministry-admin",
            "auditorToken", "auditor",
            "personToken", "ministry-admin");

    private static final Pattern KEEPS_TAG = Pattern.compile("set\\('(\\w+Tag)'");

    private final TheHub hub;
    private final Map<String, Described> operations = new LinkedHashMap<>();
    private final Map<String, JsonNode> items = new LinkedHashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Api> apis = new HashMap<>();

    Journey(TheHub hub) {
        this.hub = hub;
        Described.all().forEach(operation -> operations.put(operation.id(), operation));
        try {
            JsonNode collection =
                    Api.JSON.readTree(Files.readString(Described.FOLDER.resolve("eduhub.postman_collection.json")));
            for (JsonNode folder : collection.path("item").values()) {
                folder.path("item").forEach(item -> items.put(item.path("id").asString(), item));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        variables.put("run", "walk-" + UUID.randomUUID());
    }

    /// A request, with what it needs in place of variables.
    ///
    /// @param client whose token it takes
    /// @param body none: it has none
    record Sent(
            String client,
            String verb,
            String path,
            Map<String, String> headers,
            @Nullable String body) {

        Sent {
            headers = Map.copyOf(headers);
        }

        Sent as(String other) {
            return new Sent(other, verb, path, headers, body);
        }

        Sent verb(String other) {
            return new Sent(client, other, path, headers, body);
        }

        Sent path(String other) {
            return new Sent(client, verb, other, headers, body);
        }

        Sent query(String more) {
            return path(path + (path.contains("?") ? "&" : "?") + more);
        }

        Sent body(@Nullable String other) {
            return new Sent(client, verb, path, headers, other);
        }

        Sent with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Sent(client, verb, path, more, body);
        }

        Sent without(String name) {
            Map<String, String> fewer = new HashMap<>(headers);
            fewer.remove(name);
            return new Sent(client, verb, path, fewer, body);
        }
    }

    /// In the order in which they are sent.
    List<Described> operations() {
        List<Described> ordered = new ArrayList<>();
        items.keySet().forEach(id -> ordered.add(Objects.requireNonNull(operations.get(id), id)));
        return ordered;
    }

    int described() {
        return operations.size();
    }

    Answer answer(Described operation) {
        return Objects.requireNonNull(answers.get(operation.id()), operation.id());
    }

    /// Sends the example and keeps what others need of its answer. What is not ready yet is asked again.
    void go(Described operation) {
        AtomicReference<@Nullable Answer> last = new AtomicReference<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            last.set(send(request(operation)));
            return Objects.requireNonNull(last.get()).status() != 503;
        });
        Answer answer = Objects.requireNonNull(last.get());
        answers.put(operation.id(), answer);
        if (answer.status() >= 300) {
            return;
        }
        JsonNode gives = operation.node().path("x-hub-gives");
        if (!gives.isMissingNode()) {
            String found = at(answer.json(), gives.path("pointer").asString());
            String variable = gives.path("variable").asString();
            if (!found.isEmpty() && (operation.verb().equals("POST") || !variables.containsKey(variable))) {
                variables.put(variable, found);
            }
        }
        // As the collection's own script does.
        KEEPS_TAG
                .matcher(item(operation).path("event").toString())
                .results()
                .forEach(kept -> variables.put(kept.group(1), answer.header("ETag")));
    }

    private JsonNode item(Described operation) {
        return Objects.requireNonNull(items.get(operation.id()), operation.id());
    }

    private static String at(JsonNode json, String pointer) {
        JsonNode found = json;
        for (String part : pointer.substring(1).split("/", -1)) {
            found = switch (part) {
                case "-" -> found.path(found.size() - 1);
                case "0" -> found.path(0);
                default -> found.path(part);
            };
        }
        return found.asString("");
    }

    /// The example of an operation as it would be sent now.
    Sent request(Described operation) {
        JsonNode request = item(operation).path("request");
        String token = request.at("/auth/bearer/0/value").asString("{{token}}");
        Map<String, String> headers = new HashMap<>();
        request.path("header")
                .forEach(header -> headers.put(
                        header.path("key").asString(),
                        filled(header.path("value").asString())));
        JsonNode body = request.path("body").path("raw");
        return new Sent(
                Objects.requireNonNull(CLIENTS.get(token.replaceAll("[{}]", "")), token),
                request.path("method").asString(),
                filled(request.path("url").path("raw").asString()).replace("{{baseUrl}}", ""),
                headers,
                body.isMissingNode() ? null : filled(body.asString()));
    }

    /// As [#request], for what is to be refused: under no key, which would be looked up first, and with the version
    /// that
    /// is the newest now.
    Sent fresh(Described operation) {
        Sent request = request(operation).without("Idempotency-Key");
        return operation.verb().equals("PATCH") && operation.takes("header", "If-Match")
                ? request.with(
                        "If-Match",
                        send(new Sent(request.client(), "GET", request.path(), Map.of(), null))
                                .header("ETag"))
                : request;
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        if (filled.replace("{{baseUrl}}", "").contains("{{")) {
            throw new AssertionError(filled + " needs what no answer before gave; refused were "
                    + answers.values().stream()
                            .filter(answer -> answer.status() >= 300)
                            .toList());
        }
        return filled;
    }

    Answer send(Sent request) {
        return api(request.client()).send(request.verb(), request.path(), publisher(request), headers(request));
    }

    Answer sendWithoutToken(Sent request) {
        return api(request.client()).exchange(request.verb(), request.path(), publisher(request), headers(request));
    }

    private Api api(String client) {
        return apis.computeIfAbsent(client, name -> new Api(hub, name));
    }

    private static BodyPublisher publisher(Sent request) {
        String body = request.body();
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    private static String[] headers(Sent request) {
        String[] flat = new String[0];
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            flat = Arrays.copyOf(flat, flat.length + 2);
            flat[flat.length - 2] = header.getKey();
            flat[flat.length - 1] = header.getValue();
        }
        return flat;
    }
}
