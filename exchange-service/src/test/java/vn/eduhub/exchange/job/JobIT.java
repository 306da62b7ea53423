package vn.eduhub.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.audit.AuditEntry;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.exchange.Packages;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.audit.AuditTrail;
import vn.eduhub.platform.json.HubJson;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class JobIT {

    private static final RecordId DEPARTMENT = RecordId.derived("institution", "department:79");
    private static final RecordId ELSEWHERE = RecordId.derived("institution", "department:01");
    private static final int UPLOAD_MAX = 2 * 1024 * 1024;
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final FakeOwners OWNERS = FakeOwners.start();
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
    private AuditTrail trail;

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
        registry.add("hub.exchange.lease", () -> "3s");
        registry.add("hub.exchange.upload-max", () -> UPLOAD_MAX + "B");
        for (String owner : new String[] {"institution-registry", "learner-registry", "teacher-registry"}) {
            registry.add("hub.address." + owner, OWNERS::address);
        }
    }

    @BeforeEach
    void up() {
        OWNERS.answersLeft.set(-1);
        OWNERS.forgetsOne.set(false);
    }

    private static String department() {
        return ISSUER.token("department-79", DEPARTMENT.value(), "department");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        return http.send(
                request.header("Authorization", "Bearer " + token).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpRequest.Builder upload(byte[] body, String type) {
        return to("/v1/intake").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private JsonNode accepted(byte[] zip) throws Exception {
        HttpResponse<String> response = send(upload(zip, "application/zip"), department());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode job = json(response);
        assertThat(response.headers().firstValue("Location")).hasValue("/v1/intake/" + id(job));
        return job;
    }

    private static JsonNode json(HttpResponse<String> response) {
        return HubJson.TOLERANT.readTree(response.body());
    }

    private static String id(JsonNode job) {
        return job.required("id").asString();
    }

    private JsonNode read(String id) throws Exception {
        return json(send(to("/v1/intake/" + id).GET(), department()));
    }

    private JsonNode ended(String id) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !read(id).required("state").asString().equals("RUNNING"));
        return read(id);
    }

    private static long rows(JsonNode job, String outcome) {
        return job.required("rows").required(outcome).asLong();
    }

    private static void addsUp(JsonNode job) {
        long sum = Stream.of("accepted", "unchanged", "rejected", "review", "pending", "cancelled")
                .mapToLong(outcome -> rows(job, outcome))
                .sum();
        assertThat(sum).as(job.toString()).isEqualTo(rows(job, "in"));
    }

    /// A school of its own for each test, with some learners.
    private Packages school(int learners) {
        String serial = "-" + SERIAL.incrementAndGet();
        Packages files = Packages.bulk()
                .line("academicSessions", "hk" + serial, "Học kỳ", "term", "2026-09-05", "2027-01-15", "", "2027")
                .line("orgs", "t" + serial, "Trường Hoa Sen", "school", "79000123", "")
                .line("courses", "k" + serial, "", "Lớp 3", "K03", "3", "t" + serial, "", "")
                .line(
                        "classes",
                        "c" + serial,
                        "3A",
                        "3",
                        "k" + serial,
                        "",
                        "homeroom",
                        "",
                        "t" + serial,
                        "hk" + serial,
                        "",
                        "",
                        "");
        for (int i = 0; i < learners; i++) {
            String id = "hs" + serial + "-" + i;
            files.user(id, "Lê", "Hoài", "An", "3", "")
                    .line("demographics", id, "2018-03-14", "female", "", "", "", "", "", "", "", "", "", "", "")
                    .line("roles", "r" + id, id, "primary", "student", "", "", "t" + serial, "")
                    .line("enrollments", "e" + id, "c" + serial, "t" + serial, id, "student", "", "", "");
        }
        return files;
    }

    private byte[] bytes(Packages files) throws IOException {
        return Files.readAllBytes(files.zip(folder));
    }

    private static int learnerBatches() {
        return OWNERS.batches
                .computeIfAbsent(LearnerRow.PATH, _ -> new AtomicInteger())
                .get();
    }

    @Test
    void aPackageIsTakenWholeAndTheSameAgainChangesNothing() throws Exception {
        byte[] zip = bytes(school(700));

        JsonNode first = ended(id(accepted(zip)));
        JsonNode second = ended(id(accepted(zip)));

        assertThat(first.required("state").asString()).isEqualTo("COMPLETED");
        assertThat(rows(first, "accepted")).isEqualTo(rows(first, "in")).isEqualTo(4 + 4 * 700);
        assertThat(rows(second, "unchanged")).isEqualTo(rows(second, "in")).isEqualTo(4 + 4 * 700);
        addsUp(first);
        addsUp(second);
        assertThat(FOLDER.resolve("spool").resolve(id(first))).doesNotExist();
    }

    @Test
    void everyLineIsListedOnceWithWhatToDo() throws Exception {
        Packages files = school(30).raw("users", "broken,,\r\n");
        String id = id(ended(id(accepted(bytes(files)))));

        HttpResponse<String> rejected = send(
                to("/v1/intake/" + id + "/outcomes?outcome=rejected")
                        .header("Accept-Language", "en")
                        .GET(),
                department());
        assertThat(rejected.body().lines()).hasSize(1);
        JsonNode line = HubJson.TOLERANT.readTree(rejected.body());
        assertThat(line.required("file").asString()).isEqualTo("users.csv");
        assertThat(line.required("line").asLong()).isEqualTo(32);
        assertThat(line.required("code").asString()).isEqualTo("wrong-column-count");
        assertThat(line.required("message").asString()).contains("3 columns, 22 expected");

        int listed = 0;
        String cursor = "";
        do {
            HttpResponse<String> page =
                    send(to("/v1/intake/" + id + "/outcomes?limit=50" + cursor).GET(), department());
            listed += (int) page.body().lines().count();
            cursor = page.headers()
                    .firstValue("Hub-Next-Cursor")
                    .map("&cursor="::concat)
                    .orElse("");
        } while (!cursor.isEmpty());
        assertThat(listed).isEqualTo(4 + 4 * 30 + 1);

        HttpResponse<String> csv = send(
                to("/v1/intake/" + id + "/outcomes?limit=5000")
                        .header("Accept", "text/csv")
                        .GET(),
                department());
        assertThat(csv.body()).startsWith("file,line,sourcedId,outcome,recordId,column,code,message");
        assertThat(csv.body().lines()).hasSize(listed + 1);
        String someone = csv.body()
                .lines()
                .map(row -> row.split(",", -1)[4])
                .filter(EducationId::isWellFormed)
                .findFirst()
                .orElseThrow();
        assertThat(trail.find(new RecordId(someone), Optional.empty(), 100).entries())
                .extracting(AuditEntry::action)
                .contains("GET /v1/intake/{id}/outcomes");
        JsonNode cause = read(id).required("causes").get(0);
        assertThat(cause.required("code").asString()).isEqualTo("wrong-column-count");
        assertThat(cause.required("firstLines").get(0).asLong()).isEqualTo(32);
    }

    @Test
    void theTemplateIsTakenAsCsv() throws Exception {
        String serial = "-" + SERIAL.incrementAndGet();
        ended(id(accepted(
                bytes(Packages.bulk().line("orgs", "mau" + serial, "Trường Hoa Sen", "school", "79000123", "")))));
        String csv =
                "MA_TRUONG,MA_LOP,TEN_LOP,NAM_HOC,MA_KHOI,MA,HO_TEN,NGAY_SINH,MA_GIOI_TINH,MA_CONG_DAN_ID,HO_TEN_ME,"
                        + "MA_DAN_TOC,MA_XA\nmau" + serial + ",3A,,2026-2027,03,HS1" + serial
                        + ",Lê Hoài An,2018-03-14,02,,Phạm Thu Hà,01,26734\n";

        HttpResponse<String> response =
                send(upload(csv.getBytes(StandardCharsets.UTF_8), "text/csv; charset=utf-8"), department());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(rows(ended(id(json(response))), "accepted")).isEqualTo(1);
    }

    @Test
    void whatCannotBeTakenWholeIsRefusedWithItsCode() throws Exception {
        byte[] zip = bytes(school(3));
        byte[] cut = Arrays.copyOf(zip, zip.length / 2);

        assertProblem(upload("sourcedId".getBytes(StandardCharsets.UTF_8), "application/zip"), 400, "not-a-zip");
        assertProblem(upload(cut, "application/zip"), 400, "zip-truncated");
        assertProblem(upload(new byte[0], "application/zip"), 400, "upload-empty");
        assertProblem(upload(bytes(school(1).withoutManifest()), "application/zip"), 422, "manifest-missing");
        assertProblem(upload("a,b\n".getBytes(StandardCharsets.UTF_16), "text/csv"), 422, "encoding-utf-16");
        assertProblem(upload("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "text/csv"), 422, "header-missing");
        assertProblem(upload(zip, "application/json"), 415, "unsupported-media-type");
        assertProblem(upload(zip, "application/zip").header("Content-Digest", digest(cut)), 400, "digest-mismatch");
        assertProblem(
                upload(zip, "application/zip").header("Content-Digest", "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:"),
                400,
                "digest-unreadable");
        assertProblem(upload(withForeignFile(), "application/zip"), 422, "unknown-file");
    }

    private byte[] withForeignFile() throws IOException {
        return bytes(Packages.bulk()
                .whole("manifest", "propertyName,value\r\noneroster.version,1.2\r\nfile.orgs,bulk\r\n")
                .line("orgs", "t", "Trường Hoa Sen", "school", "79000123", "")
                .whole("pupils", "sourcedId,name\r\n1,An\r\n"));
    }

    /// Refused with this code, and with nothing left behind: no job, no file.
    private void assertProblem(HttpRequest.Builder request, int status, String code) throws Exception {
        int before = jobs();
        HttpResponse<String> response = send(request, department());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).required("code").asString()).isEqualTo(code);
        assertNothingKept(before);
    }

    private int jobs() throws Exception {
        return json(send(to("/v1/intake?limit=5000").GET(), department()))
                .required("items")
                .size();
    }

    private void assertNothingKept(int jobsBefore) throws Exception {
        assertThat(jobs()).isEqualTo(jobsBefore);
        Path incoming = FOLDER.resolve("spool").resolve("incoming");
        if (Files.isDirectory(incoming)) {
            assertThat(incoming).isEmptyDirectory();
        }
    }

    /// Speaks HTTP by hand: the client of the JDK always sends what it says it does.
    private String answerTo(String head, byte[] body, boolean thenClosed) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String request = "POST /v1/intake HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/zip\r\n"
                    + "Authorization: Bearer " + department() + "\r\nConnection: close\r\n" + head + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            if (thenClosed) {
                socket.shutdownOutput();
            }
            // Until the end of the problem; the server may wait for the rest of the body before it closes.
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
                if (next == '}') {
                    break;
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void anUploadThatBreaksOffIsRefused() throws Exception {
        byte[] zip = bytes(school(3));
        int before = jobs();

        String answer = answerTo("Content-Length: " + (zip.length + 100), zip, true);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"upload-truncated\"");
        assertNothingKept(before);
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
        int before = jobs();

        String said = answerTo("Content-Length: " + (UPLOAD_MAX + 1), new byte[0], false);
        String unsaid = answerTo("Transfer-Encoding: chunked", oneChunk(UPLOAD_MAX + 1), false);

        assertThat(said).startsWith("HTTP/1.1 413").contains("\"code\":\"upload-too-large\"");
        assertThat(unsaid).startsWith("HTTP/1.1 413").contains("\"code\":\"upload-too-large\"");
        assertNothingKept(before);
    }

    private static byte[] oneChunk(int length) {
        byte[] head = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + length + end.length);
        System.arraycopy(end, 0, all, head.length + length, end.length);
        return all;
    }

    private static String digest(byte[] bytes) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }

    @Test
    void aKeyNamesOneUpload() throws Exception {
        byte[] zip = bytes(school(2));
        byte[] other = bytes(school(2));
        String key = "upload-" + SERIAL.incrementAndGet();

        JsonNode first = json(send(upload(zip, "application/zip").header("Idempotency-Key", key), department()));
        JsonNode again = json(send(
                upload(zip, "application/zip").header("Idempotency-Key", key).header("Content-Digest", digest(zip)),
                department()));

        assertThat(id(again)).isEqualTo(id(first));
        HttpResponse<String> mismatch =
                send(upload(other, "application/zip").header("Idempotency-Key", key), department());
        assertThat(mismatch.statusCode()).isEqualTo(422);
        assertThat(json(mismatch).required("code").asString()).isEqualTo("idempotency-mismatch");
    }

    @Test
    void nobodyElseSeesTheJob() throws Exception {
        String id = id(ended(id(accepted(bytes(school(1))))));
        String stranger = ISSUER.token("department-01", ELSEWHERE.value(), "department");
        String analyst = ISSUER.token("analyst", DEPARTMENT.value(), "analyst");

        assertThat(send(to("/v1/intake/" + id).GET(), stranger).statusCode()).isEqualTo(404);
        assertThat(send(to("/v1/intake/" + id + "/outcomes").GET(), stranger).statusCode())
                .isEqualTo(404);
        assertThat(send(to("/v1/intake/" + id).GET(), analyst).statusCode()).isEqualTo(403);
        assertThat(json(send(to("/v1/intake").GET(), stranger))
                        .required("items")
                        .size())
                .isZero();
        assertThat(json(send(to("/v1/intake?limit=1").GET(), department()))
                        .required("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void anOwnerThatIsDownDelaysTheJob() throws Exception {
        OWNERS.answersLeft.set(0);
        int before = OWNERS.unanswered.get();
        String id = id(accepted(bytes(school(5))));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> OWNERS.unanswered.get() > before + 1);
        JsonNode waiting = read(id);
        assertThat(waiting.required("state").asString()).isEqualTo("RUNNING");
        assertThat(rows(waiting, "pending")).isPositive();
        addsUp(waiting);

        OWNERS.answersLeft.set(-1);

        JsonNode done = ended(id);
        assertThat(done.required("state").asString()).isEqualTo("COMPLETED");
        assertThat(rows(done, "pending")).isZero();
        addsUp(done);
    }

    @Test
    void aJobStoppedInTheMiddleGoesOnWithTheBatchesThatAreLeft() throws Exception {
        int before = learnerBatches();
        // Institutions, classes and two batches of learners.
        OWNERS.answersLeft.set(4);
        String id = id(accepted(bytes(school(3_000))));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> learnerBatches() >= before + 2);
        runner.stop();
        long settled = rows(read(id), "in") - rows(read(id), "pending");
        assertThat(settled).isBetween(1L, 12_000L);

        OWNERS.answersLeft.set(-1);
        runner.start();

        JsonNode done = ended(id);
        assertThat(done.required("state").asString()).isEqualTo("COMPLETED");
        assertThat(rows(done, "accepted")).isEqualTo(4 + 4 * 3_000);
        addsUp(done);
        // Each batch came once: those settled before the stop were not made again in another shape.
        assertThat(learnerBatches() - before).isBetween(6, 8);
    }

    @Test
    void aCancelledJobSaysHowMuchWasNotDone() throws Exception {
        int before = learnerBatches();
        OWNERS.answersLeft.set(4);
        String id = id(accepted(bytes(school(6_000))));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> learnerBatches() >= before + 2);

        HttpResponse<String> cancel =
                send(to("/v1/intake/" + id + "/cancellations").POST(HttpRequest.BodyPublishers.noBody()), department());
        assertThat(cancel.statusCode()).isEqualTo(202);
        OWNERS.answersLeft.set(-1);

        JsonNode done = ended(id);
        addsUp(done);
        assertThat(done.required("state").asString()).isEqualTo("CANCELLED");
        assertThat(rows(done, "cancelled")).isPositive();
        assertThat(rows(done, "accepted")).isPositive();
        assertThat(rows(done, "pending")).isZero();
    }

    /// An owner that breaks its contract; nobody can say what became of the row, so the job must not say it is done.
    @Test
    void anOwnerThatAnswersTooFewRowsFailsTheJob() throws Exception {
        OWNERS.forgetsOne.set(true);

        JsonNode failed = ended(id(accepted(bytes(school(40)))));

        assertThat(failed.required("state").asString()).isEqualTo("FAILED");
        addsUp(failed);
        // Session, school, course and class were settled before; the learners' batch was not.
        assertThat(rows(failed, "accepted")).as(failed.toString()).isEqualTo(4);
        assertThat(rows(failed, "pending")).as(failed.toString()).isEqualTo(4 * 40);
        assertThat(send(to("/v1/intake/" + id(failed) + "/outcomes").GET(), department())
                        .body()
                        .lines())
                .hasSize(4);
        assertThat(FOLDER.resolve("spool").resolve(id(failed))).doesNotExist();
    }

    @Test
    void anEndedJobCannotBeCancelled() throws Exception {
        String id = id(ended(id(accepted(bytes(school(1))))));

        HttpResponse<String> cancel =
                send(to("/v1/intake/" + id + "/cancellations").POST(HttpRequest.BodyPublishers.noBody()), department());

        assertThat(cancel.statusCode()).isEqualTo(409);
        assertThat(Objects.requireNonNull(json(cancel).required("code")).asString())
                .isEqualTo("job-ended");
    }
}
