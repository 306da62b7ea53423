package vn.eduhub.testkit;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
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
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.hub.verify.LogFold;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.audit.AuditTrail;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.caller.SubmitterSigner;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;

/// A registry of people with its store, broker, issuer and a fake of identity-service in this process, the same for
/// all tests that extend it. The units come on their topic, as the institution registry would send them:
/// the ministry, two departments, two schools under the first and one under the second. Each test makes
/// people of its own.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningPersonRegistry {

    protected static final RecordId MINISTRY = Institutions.MINISTRY;
    protected static final RecordId HA_NOI = RecordId.derived("institution", "department:01");
    protected static final RecordId SAI_GON = RecordId.derived("institution", "department:79");
    protected static final RecordId BA_DINH = RecordId.derived("institution", "commune:00004");
    protected static final RecordId HOA_SEN = RecordId.derived("institution", "test:hoa-sen");
    protected static final RecordId SONG_HONG = RecordId.derived("institution", "test:song-hong");
    protected static final RecordId BEN_DO = RecordId.derived("institution", "test:ben-do");
    protected static final RecordId AREA = RecordId.derived("area", "00004@2025-07-01");

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final TestIssuer ISSUER = TestIssuer.start();
    protected static final FakeIdentity IDENTITY;
    private static final String BROKER;
    private static final String STORE;
    protected static final Path KEYS;
    private static @Nullable Records<Institution> units;

    static {
        try {
            IDENTITY = FakeIdentity.start();
            STORE = EmbeddedStore.inMemory().uri();
            BROKER = EmbeddedBroker.startOpen(
                            Files.createTempDirectory(Path.of("target").toAbsolutePath(), "broker"))
                    .bootstrapServers();
            KEYS = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    protected Institutions institutions;

    @Autowired
    protected HubKeys keys;

    @Autowired
    private RecordStore recordStore;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private SubmitterSigner signer;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("hub.store.uri", () -> STORE);
        registry.add("hub.broker.bootstrap-servers", () -> BROKER);
        registry.add("hub.broker.security", () -> "NONE");
        registry.add("hub.sign-on.issuer", ISSUER::issuer);
        registry.add("hub.sign-on.client-secret", () -> "secret");
        registry.add("hub.keys.read-again", () -> "100ms");
        registry.add("hub.keys.folder", KEYS::toString);
        registry.add("hub.keys.generate", () -> "true");
        registry.add("hub.address.identity-service", IDENTITY::address);
    }

    @BeforeEach
    void untilReady() {
        synchronized (RunningPersonRegistry.class) {
            if (units == null) {
                units = recordStore.open(RecordType.of(Topic.INSTITUTION, "institutions", Institution.class));
                units.write(everyonesUnits());
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/actuator/health/readiness", "").status() == 200
                        && institutions.find(BEN_DO).isPresent());
    }

    /// Further units of a test's own; returns when the service knows them.
    protected void send(UnitTree tree) {
        Objects.requireNonNull(units)
                .write(tree.kinds().entrySet().stream()
                        .map(entry -> unit(
                                entry.getKey(), entry.getValue(), tree.above().get(entry.getKey())))
                        .toList());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tree.kinds().keySet().stream()
                        .allMatch(id -> institutions.find(id).isPresent()));
    }

    /// Takes a unit back as if it had been made by mistake; returns when the service knows.
    protected void takeBack(RecordId id) {
        Records<Institution> all = Objects.requireNonNull(units);
        RecordBody<Institution> body = all.find(id).orElseThrow();
        all.write(Draft.change(body, body.content(), new Cause("test", "taken back"))
                .cancelled(true));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> institutions.find(id).orElseThrow().cancelled());
    }

    private static List<Draft<Institution>> everyonesUnits() {
        List<Draft<Institution>> drafts = new ArrayList<>();
        drafts.add(unit(MINISTRY, Kind.MINISTRY, null));
        drafts.add(unit(HA_NOI, Kind.DEPARTMENT, MINISTRY));
        drafts.add(unit(SAI_GON, Kind.DEPARTMENT, MINISTRY));
        drafts.add(unit(BA_DINH, Kind.COMMUNE, HA_NOI));
        drafts.add(unit(HOA_SEN, Kind.SCHOOL, BA_DINH, HA_NOI, HOA_SEN));
        drafts.add(unit(SONG_HONG, Kind.SCHOOL, HA_NOI, HA_NOI, SONG_HONG));
        drafts.add(unit(BEN_DO, Kind.SCHOOL, SAI_GON, SAI_GON, BEN_DO));
        return drafts;
    }

    /// @param senders who calls it by its first eight characters
    private static Draft<Institution> unit(RecordId id, Kind kind, @Nullable RecordId above, RecordId... senders) {
        Institution content = new Institution(
                kind,
                "Đơn vị " + kind,
                List.of(new Institution.DatedCode("x", LocalDate.of(2025, 7, 1), null)),
                above,
                kind == Kind.COMMUNE ? AREA : null,
                kind == Kind.SCHOOL ? List.of(Level.PRIMARY) : List.of(),
                null);
        List<Link> links = new ArrayList<>();
        for (RecordId sender : senders) {
            links.add(new Link(new ExternalKey(sender, "org", orgId(id)).text(), ""));
        }
        return Draft.create(id, content, new Cause("test", "seed")).keys(links);
    }

    /// The version that the last event of each record carries.
    protected static Map<String, Long> lastVersions(Topic topic) {
        return LogFold.ofOpen(BROKER).lastVersions(topic.topicName());
    }

    /// Reads and patches for a school, which is told all that it may write.
    protected PatchTrial.Door patching(RecordId school) {
        String token = school(school);
        return new PatchTrial.Door() {

            @Override
            public Answer get(String path) {
                return RunningPersonRegistry.this.get(path, token);
            }

            @Override
            public Answer patch(String path, String body, String... headers) {
                return RunningPersonRegistry.this.patch(path, token, body, headers);
            }
        };
    }

    protected static String orgId(RecordId school) {
        return "org-" + school.value().substring(0, 8);
    }

    protected static String unique(String word) {
        return word + "-" + SERIAL.incrementAndGet();
    }

    /// A serial number as letters, for names: a blank and one letter for each digit.
    protected static String letters(String serial) {
        StringBuilder letters = new StringBuilder(" ");
        serial.chars().filter(Character::isDigit).forEach(digit -> letters.append((char) ('a' + digit - '0')));
        return letters.toString();
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

    /// Somebody who works at a school and has an education id of their own.
    protected static String schoolAs(String educationId, RecordId unit) {
        return ISSUER.officerToken(educationId, unit.value(), "school");
    }

    protected static String token(String client, @Nullable String unit, String... roles) {
        return ISSUER.token(client, unit, roles);
    }

    protected static String expired() {
        return ISSUER.expiredToken("school", HOA_SEN.value(), "school");
    }

    protected List<RowOutcome> send(String path, RecordId unit, String job, Collection<?> rows) {
        Answer answer = send(new Submitter(job, "client", unit, Set.of(HubRole.DEPARTMENT)), path, rows);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return HubJson.TOLERANT.treeToValue(answer.body(), Batch.Answer.class).outcomes();
    }

    /// A batch of a file that someone in this role gave.
    protected Answer sendAs(HubRole role, String path, RecordId unit, Collection<?> rows) {
        return send(new Submitter(unique("job"), "client", unit, Set.of(role)), path, rows);
    }

    private Answer send(Submitter submitter, String path, Collection<?> rows) {
        return post(
                path,
                token("exchange-service", null, "service"),
                HubJson.TOLERANT.writeValueAsString(new Batch<>(List.copyOf(rows))),
                SubmitterSigner.HEADER,
                signer.header(submitter));
    }

    protected static String show(List<RowOutcome> outcomes) {
        Set<String> lines = new TreeSet<>();
        for (RowOutcome outcome : outcomes) {
            StringBuilder line = new StringBuilder(outcome.row() + " " + outcome.outcome());
            outcome.faults()
                    .forEach(fault -> line.append(' ')
                            .append(fault.pointer())
                            .append(' ')
                            .append(fault.fault().code()));
            lines.add(line.toString());
        }
        return String.join(", ", lines);
    }

    /// `client action` of every access to the data of a person, oldest first.
    protected List<String> accessesTo(String person) {
        return trail.find(new RecordId(person), Optional.empty(), 100).entries().reversed().stream()
                .map(entry -> entry.client() + " " + entry.action())
                .toList();
    }

    /// The groups of fields that the last access to the data of a person told.
    protected List<String> lastTold(String person) {
        return trail.find(new RecordId(person), Optional.empty(), 1)
                .entries()
                .getFirst()
                .fields();
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

    protected Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
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
                    response.headers().firstValue("Location").orElse(""),
                    HubJson.TOLERANT.readTree(body.isEmpty() ? "{}" : body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// @param etag empty when there is none
    public record Answer(int status, String etag, String location, JsonNode body) {

        public String text(String field) {
            return body.path(field).asString("");
        }

        public String id() {
            return text("educationId");
        }

        public int items() {
            return body.path("items").size();
        }

        /// `pointer code` of every fault.
        public List<String> faults() {
            return body.path("errors")
                    .valueStream()
                    .map(fault -> fault.path("pointer").asString() + " "
                            + fault.path("code").asString())
                    .toList();
        }

        /// What a caller can tell two refusals apart by.
        public String refusal() {
            return status + " " + text("code") + " " + text("title") + " " + body.path("errors");
        }
    }
}
