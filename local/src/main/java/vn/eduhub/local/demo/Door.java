package vn.eduhub.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateway, as any sender uses it: REST with a token that is renewed in time.
final class Door {

    private static final Duration TOKEN_KEPT = Duration.ofMinutes(3);

    private final String gateway;
    private final Supplier<String> tokens;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private String token = "";
    private long tokenSince;

    Door(String gateway, Supplier<String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    JsonNode get(String path) throws DemoException {
        return send("GET", path, BodyPublishers.noBody());
    }

    JsonNode post(String path, String body) throws DemoException {
        return send("POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    /// @param version of the record that was read
    JsonNode patch(String path, String body, long version) throws DemoException {
        return send(
                "PATCH",
                path,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/merge-patch+json",
                "If-Match",
                "\"" + version + "\"");
    }

    JsonNode upload(String path, Path zip) throws DemoException {
        try {
            return send("POST", path, BodyPublishers.ofFile(zip), "Content-Type", "application/zip");
        } catch (IOException e) {
            throw new DemoException("demo: cannot read " + zip, e);
        }
    }

    /// The first items of a list that are wanted, at most `most`; asks for no page more than that takes.
    List<JsonNode> list(String path, Predicate<JsonNode> wanted, int most) throws DemoException {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (true) {
            JsonNode page = get(next);
            page.path("items").values().stream()
                    .filter(wanted)
                    .limit((long) most - items.size())
                    .forEach(items::add);
            String cursor = page.path("nextCursor").asString("");
            if (cursor.isEmpty() || items.size() >= most) {
                return items;
            }
            next = path + "&cursor=" + cursor;
        }
    }

    private JsonNode send(String method, String path, BodyPublisher body, String... headers) throws DemoException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofMinutes(10))
                .method(method, body)
                .header("Authorization", "Bearer " + token())
                .header("Accept-Language", "en");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new DemoException("demo: %s %s was answered with %d %s"
                        .formatted(method, path, response.statusCode(), response.body()));
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new DemoException("demo: the gateway does not answer; is the hub up? (./hub up)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("demo: interrupted", e);
        }
    }

    private String token() {
        long now = System.nanoTime();
        if (token.isEmpty() || now - tokenSince > TOKEN_KEPT.toNanos()) {
            token = tokens.get();
            tokenSince = now;
        }
        return token;
    }
}
