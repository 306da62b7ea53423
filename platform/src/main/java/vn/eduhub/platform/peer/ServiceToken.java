package vn.eduhub.platform.peer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.platform.caller.SignOnProperties;
import vn.eduhub.platform.json.HubJson;

/// This service's own access token, by client credentials; fetched when needed and kept until shortly before it
/// expires.
final class ServiceToken {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final SignOnProperties signOn;
    private final String clientId;
    private final HttpClient http;
    private final InstantSource clock;
    private @Nullable String token;
    private Instant validUntil = Instant.EPOCH;

    ServiceToken(SignOnProperties signOn, String application, HttpClient http, InstantSource clock) {
        this.signOn = signOn;
        this.clientId = Optional.ofNullable(signOn.clientId()).orElse(application);
        this.http = http;
        this.clock = clock;
    }

    synchronized String get() throws IOException, InterruptedException {
        if (token != null && clock.instant().isBefore(validUntil)) {
            return token;
        }
        String secret = Objects.requireNonNull(signOn.clientSecret(), "hub.sign-on.client-secret is not set");
        String form =
                "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(signOn.tokenAddress()))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("sign-on refused the service's own token: " + response.statusCode());
        }
        JsonNode answer = HubJson.TOLERANT.readTree(response.body());
        String fresh = answer.required("access_token").asString();
        token = fresh;
        validUntil = clock.instant()
                .plusSeconds(answer.required("expires_in").asLong())
                .minus(MARGIN);
        return fresh;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
