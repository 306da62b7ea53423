package vn.eduhub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The hub as a caller outside sees it: through the gateway, with a token.
final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(3);

    private final TheHub hub;
    private final String client;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String text, Instant until) {}

    Api(TheHub hub, String client) {
        this.hub = hub;
        this.client = client;
    }

    private String token() {
        return TOKENS.compute(
                        client,
                        (_, known) -> known != null && known.until().isAfter(Instant.now())
                                ? known
                                : new Token(hub.token(client), Instant.now().plus(TOKEN_KEPT)))
                .text();
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), with(headers, "Content-Type", "application/json"));
    }

    Answer patch(String path, String json, String... headers) {
        return send(
                "PATCH",
                path,
                BodyPublishers.ofString(json),
                with(headers, "Content-Type", "application/merge-patch+json"));
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        return exchange(method, path, body, with(headers, "Authorization", "Bearer " + token()));
    }

    /// With just the headers given.
    Answer exchange(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.gateway() + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().path("code").asString("");
        }

        @Override
        public String toString() {
            return status() + " " + response.uri().getPath() + " " + (status() >= 400 ? response.body() : "");
        }
    }
}
