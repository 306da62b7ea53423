package vn.eduhub.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The hub's REST as any client sees it; for what is not itself measured.
final class Gateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);
    private static final int SHOWN_OF_AN_ERROR = 300;

    private final URI address;
    private final Tokens tokens;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Gateway(URI address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    URI address() {
        return address;
    }

    Tokens tokens() {
        return tokens;
    }

    JsonNode get(String client, String path) throws IOException, InterruptedException, MeasurementException {
        HttpRequest request = request(client, path).timeout(TIMEOUT).GET().build();
        return accepted(path, http.send(request, BodyHandlers.ofString()));
    }

    JsonNode post(String client, String path, String body, String idempotencyKey)
            throws IOException, InterruptedException, MeasurementException {
        HttpRequest request = request(client, path)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return accepted(path, http.send(request, BodyHandlers.ofString()));
    }

    /// Sends a package; answers with the job as it begins.
    JsonNode upload(String client, Path file) throws IOException, InterruptedException, MeasurementException {
        HttpRequest request = request(client, "/v1/intake")
                .timeout(UPLOAD_TIMEOUT)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        return accepted("/v1/intake", http.send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String client, String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", tokens.bearer(client))
                .header("Accept", "application/json")
                .header("Accept-Language", "en");
    }

    private JsonNode accepted(String path, HttpResponse<String> answer) throws IOException, MeasurementException {
        if (answer.statusCode() / 100 != 2) {
            String body = answer.body();
            throw new MeasurementException(path.split("\\?", 2)[0] + " answered " + answer.statusCode() + " "
                    + body.substring(0, Math.min(SHOWN_OF_AN_ERROR, body.length())));
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException(path + " did not answer JSON", e);
        }
    }
}
