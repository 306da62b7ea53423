package vn.eduhub.institution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.unit.OfficialUnits;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.local.store.EmbeddedStore;

/// The service with its store, broker and issuer in this process, the same for all tests that extend it. Each
/// test makes units of its own.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningRegistry {

    protected static final RecordId MINISTRY = OfficialUnits.ministry();
    protected static final RecordId HA_NOI = OfficialUnits.department("01");
    protected static final RecordId HO_CHI_MINH = OfficialUnits.department("79");
    protected static final RecordId BA_DINH = OfficialUnits.communeOffice("00004");

    protected static final String BROKER;
    protected static final String STORE;
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final Path KEYS;

    static {
        try {
            STORE = EmbeddedStore.inMemory().uri();
            BROKER = EmbeddedBroker.startOpen(
                            Files.createTempDirectory(Path.of("target").toAbsolutePath(), "broker"))
                    .bootstrapServers();
            KEYS = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    protected JsonMapper json = new JsonMapper();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        addressesOf(STORE).forEach(pair -> registry.add(pair.name(), pair::value));
    }

    /// The settings of an instance on this store.
    protected static List<Setting> addressesOf(String store) {
        return List.of(
                new Setting("hub.store.uri", store),
                new Setting("hub.broker.bootstrap-servers", BROKER),
                new Setting("hub.broker.security", "NONE"),
                new Setting("hub.sign-on.issuer", ISSUER.issuer()),
                new Setting("hub.keys.folder", KEYS.toString()),
                new Setting("hub.keys.generate", "true"));
    }

    public record Setting(String name, String value) {}

    @BeforeEach
    void untilReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> get("/actuator/health/readiness", "").status() == 200);
    }

    protected static String ministry() {
        return ISSUER.token("ministry-admin", MINISTRY.value(), "ministry");
    }

    protected static String department(RecordId unit) {
        return ISSUER.token("department", unit.value(), "department");
    }

    protected static String school(RecordId unit) {
        return ISSUER.token("school", unit.value(), "school");
    }

    protected static String token(String client, @Nullable String unit, String... roles) {
        return ISSUER.token(client, unit, roles);
    }

    protected Answer get(String path, String token, String... headers) {
        return send(request(path, token, headers).GET());
    }

    protected Answer post(String path, String token, String body, String... headers) {
        return send(request(path, token, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    protected Answer patch(String path, String token, String body, String... headers) {
        return send(request(path, token, headers)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en");
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("ETag").orElse(""),
                    body.isEmpty() ? json.createObjectNode() : json.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// @param etag empty when there is none
    public record Answer(int status, String etag, JsonNode body) {

        public String text(String field) {
            return body.path(field).asString("");
        }

        public String id() {
            return text("recordId");
        }

        /// `pointer code` of every fault.
        public List<String> faults() {
            return body.path("errors")
                    .valueStream()
                    .map(fault -> fault.path("pointer").asString() + " "
                            + fault.path("code").asString())
                    .toList();
        }
    }
}
