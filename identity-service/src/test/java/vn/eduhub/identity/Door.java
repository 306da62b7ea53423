package vn.eduhub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Resolutions;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.platform.json.HubJson;

/// Speaks HTTP to the running service.
final class Door {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIssuer issuer;
    private final int port;

    Door(TestIssuer issuer, int port) {
        this.issuer = issuer;
        this.port = port;
    }

    Verdict resolve(Applicant applicant) {
        return resolve(List.of(applicant)).getFirst();
    }

    List<Verdict> resolve(List<Applicant> applicants) {
        String body = HubJson.TOLERANT.writeValueAsString(new Resolutions.Question(applicants));
        HttpResponse<String> answer = post(body, issuer.token("learner-registry", null, "service"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<Verdict> verdicts = HubJson.TOLERANT
                .readValue(answer.body(), Resolutions.Answer.class)
                .verdicts();
        assertThat(verdicts)
                .extracting(Verdict::ref)
                .containsExactlyElementsOf(
                        applicants.stream().map(Applicant::ref).toList());
        return verdicts;
    }

    HttpResponse<String> post(String body, String token) {
        return send(HttpRequest.newBuilder(address(Resolutions.PATH))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, RecordId unit, String role, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + issuer.token("a-client", unit.value(), role));
        headers.forEach(request::header);
        return send(request.GET());
    }

    HttpResponse<String> getMyself(String path, String educationId) {
        return getAs(issuer.personToken("someone", educationId), path);
    }

    /// As somebody who came by an outside provider, which stated this number.
    HttpResponse<String> getMyselfBy(String provider, String number, String path, String educationId) {
        return getAs(issuer.personToken("someone", educationId, provider, number), path);
    }

    private HttpResponse<String> getAs(String token, String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    HttpResponse<String> getWithoutToken(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
