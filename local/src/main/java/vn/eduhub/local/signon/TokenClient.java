package vn.eduhub.local.signon;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gets tokens for machine clients from one issuer.
public final class TokenClient {

    private final String issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final JsonMapper json = new JsonMapper();

    public TokenClient(String issuer) {
        this.issuer = issuer;
    }

    /// The secret of a machine client of the local realm.
    public static String localSecret(String clientId) {
        return "local-only-" + clientId;
    }

    /// A fresh access token; empty when the issuer does not know the client or its secret.
    ///
    /// @throws IOException when the issuer cannot be reached or gives no sensible answer
    public Optional<String> token(String clientId, String secret) throws IOException, InterruptedException {
        String form =
                "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() == 400 || answer.statusCode() == 401) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new IOException("the sign-on at " + issuer + " answered " + answer.statusCode());
        }
        JsonNode token = json.readTree(answer.body()).path("access_token");
        return Optional.of(token.asString());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("no sign-on listens at " + issuer, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
