package vn.eduhub.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.exchange.Packages;
import vn.eduhub.exchange.reference.ReferenceKey;
import vn.eduhub.exchange.reference.ReferenceRow;
import vn.eduhub.exchange.reference.SenderReferences;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.json.HubJson;

/// Jobs in a house where something is broken. Their packages hold academic sessions alone, which the exchange
/// settles by itself.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TroubleIT {

    private static final RecordId DEPARTMENT = RecordId.derived("institution", "department:79");
    private static final Duration LEASE = Duration.ofSeconds(3);

    /// An index for so many lines fits on no disk.
    private static final long TOO_MANY_LINES = 1L << 40;

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final Path FOLDER;
    private static final String BROKER;
    private static final String STORE;

    static {
        try {
            FOLDER = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "exchange");
            STORE = EmbeddedStore.inMemory().uri();
            BROKER = EmbeddedBroker.startOpen(FOLDER.resolve("broker")).bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Autowired
    private JobRunner runner;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Ledgers ledgers;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Broken references;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("hub.store.uri", () -> STORE);
        registry.add("hub.broker.bootstrap-servers", () -> BROKER);
        registry.add("hub.broker.security", () -> "NONE");
        registry.add("hub.sign-on.issuer", ISSUER::issuer);
        registry.add("hub.sign-on.client-secret", () -> "secret");
        registry.add("hub.keys.folder", () -> FOLDER.resolve("keys").toString());
        registry.add("hub.keys.generate", () -> "true");
        registry.add("hub.exchange.spool", () -> FOLDER.resolve("spool").toString());
        registry.add("hub.exchange.lease", () -> LEASE.toSeconds() + "s");
    }

    /// References that take everything, or throw.
    static final class Broken implements SenderReferences {

        private volatile @Nullable RuntimeException fault;

        @Override
        public Map<ReferenceKey, Integer> find(RecordId sender, Collection<ReferenceKey> keys) {
            return Map.of();
        }

        @Override
        public List<RowOutcome> store(RecordId sender, String job, List<ReferenceRow> rows) {
            RuntimeException now = fault;
            if (now != null) {
                throw now;
            }
            return rows.stream()
                    .map(row -> new RowOutcome(row.row(), Outcome.ACCEPTED, null, List.of()))
                    .toList();
        }
    }

    /// As the compiler of the virtual machine makes them once a fault is frequent.
    private static final class WithoutATrace extends RuntimeException {

        WithoutATrace() {
            super("broken", null, false, false);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Faults {

        @Bean
        @Primary
        Broken brokenReferences() {
            return new Broken();
        }
    }

    @BeforeEach
    void mend() {
        references.fault = null;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String token = ISSUER.token("department-79", DEPARTMENT.value(), "department");
        return http.send(
                request.header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private RecordId accepted(int sessions) throws Exception {
        Packages files = Packages.bulk();
        for (int i = 0; i < sessions; i++) {
            files.line("academicSessions", "hk" + i, "Học kỳ", "term", "2026-09-05", "2027-01-15", "", "2027");
        }
        HttpResponse<String> response = send(to("/v1/intake")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(files.zip(folder)))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new RecordId(
                HubJson.TOLERANT.readTree(response.body()).required("id").asString());
    }

    private JsonNode read(RecordId id) throws Exception {
        return HubJson.TOLERANT.readTree(send(to("/v1/intake/" + id).GET()).body());
    }

    private JsonNode ended(RecordId id) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !read(id).required("state").asString().equals("RUNNING"));
        return read(id);
    }

    private Document document(RecordId id) {
        return Objects.requireNonNull(database.getCollection("jobs")
                .find(Filters.eq("_id", id.value()))
                .first());
    }

    private Instant leaseUntil(RecordId id) {
        return document(id).getDate("leaseUntil").toInstant();
    }

    @Test
    void aFaultWithoutATraceEndsTheJobAndIsToldToTheSender() throws Exception {
        references.fault = new WithoutATrace();

        JsonNode job = ended(accepted(1));

        assertThat(job.required("state").asString()).isEqualTo("FAILED");
        assertThat(job.required("failure").required("code").asString()).isEqualTo("internal-error");
        assertThat(job.required("failure").required("message").asString()).startsWith("The hub met a fault");
    }

    /// The first of many batches fails while the others are still being made.
    @Test
    void theFaultOfABatchIsNotLostAmongTheOthers() throws Exception {
        references.fault = new JobFailedException(Failure.OWNER_REFUSED, "no");

        JsonNode job = ended(accepted(10_000));

        assertThat(job.required("state").asString()).isEqualTo("FAILED");
        assertThat(job.required("failure").required("code").asString()).isEqualTo("owner-refused");
    }

    @Test
    void aJobWithoutRoomWaitsAndIsNotLost() throws Exception {
        runner.stop();
        RecordId id = accepted(1);
        Number lines = document(id).getList("files", Document.class).getFirst().getLong("lines");
        database.getCollection("jobs")
                .updateOne(Filters.eq("_id", id.value()), Updates.set("files.0.lines", TOO_MANY_LINES));
        runner.start();
        // Claimed, and given back with a pause that is no lease any more.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !document(id).getString("leaseOwner").isEmpty());
        Instant lease = leaseUntil(id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> leaseUntil(id).isAfter(lease));

        assertThat(read(id).required("state").asString()).isEqualTo("RUNNING");
        assertThat(FOLDER.resolve("spool").resolve(id.value()).resolve("upload"))
                .exists();

        database.getCollection("jobs").updateOne(Filters.eq("_id", id.value()), Updates.set("files.0.lines", lines));
        JsonNode job = ended(id);
        assertThat(job.required("state").asString()).isEqualTo("COMPLETED");
        assertThat(job.required("rows").required("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void aJobThatCannotBeReadHoldsUpNoOther() throws Exception {
        String unreadable = "000000unreadable";
        double before = meters.counter("hub.intake.claim.failures").count();
        database.getCollection("jobs")
                .insertOne(new Document("_id", unreadable)
                        .append("state", "RUNNING")
                        .append("format", "OF_A_LATER_RELEASE")
                        .append("leaseUntil", Date.from(Instant.EPOCH)));
        try {
            assertThat(ended(accepted(1)).required("state").asString()).isEqualTo("COMPLETED");
            assertThat(meters.counter("hub.intake.claim.failures").count()).isGreaterThan(before);
        } finally {
            database.getCollection("jobs").deleteOne(Filters.eq("_id", unreadable));
        }
    }

    @Test
    void theLedgerOfAnEndedJobStandsInTheJob() throws Exception {
        RecordId id = accepted(3);
        ended(id);
        Ledgers others = new Ledgers(new Outcomes(database));
        database.getCollection("batches").deleteMany(new Document());

        Job job = jobs.find(id).orElseThrow();

        assertThat(others.of(job).total().accepted()).isEqualTo(3);
        assertThat(ledgers.of(job).file("academicSessions.csv").accepted()).isEqualTo(3);
        JsonNode listed =
                HubJson.TOLERANT.readTree(send(to("/v1/intake?limit=1").GET()).body());
        assertThat(listed.required("items")
                        .get(0)
                        .required("rows")
                        .required("accepted")
                        .asLong())
                .isEqualTo(3);
    }
}
