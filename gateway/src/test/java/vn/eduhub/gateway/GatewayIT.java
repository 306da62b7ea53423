package vn.eduhub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.signon.TestIssuer;

/// The running gateway before services that answer, refuse and hang.
@ExtendWith(OutputCaptureExtension.class)
class GatewayIT {

    private static final String UNIT =
            RecordId.derived("institution", "ministry").value();
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TestIssuer issuer;
    private static Backend backend;
    private static final Queue<Socket> TAKEN = new ConcurrentLinkedQueue<>();
    private static ServerSocket hanging;
    private static int nobody;
    private static ConfigurableApplicationContext gateway;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        issuer = TestIssuer.start();
        backend = new Backend(0);
        // Takes connections and never answers, like a process that was stopped.
        hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(GatewayIT::takeAndSayNothing);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String refuses = "http://127.0.0.1:" + nobody;
        String hangs = "http://127.0.0.1:" + hanging.getLocalPort();
        gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--hub.sign-on.issuer=" + issuer.issuer(),
                        "--hub.keys.folder=" + folder.resolve("keys"),
                        "--hub.keys.generate=true",
                        "--hub.address.learner-registry=" + backend.address(),
                        "--hub.address.exchange-service=" + backend.address(),
                        "--hub.address.institution-registry=" + refuses + "," + backend.address() + "," + hangs,
                        "--hub.address.teacher-registry=" + hangs,
                        "--hub.address.reporting-service=" + refuses,
                        "--hub.gateway.limit.requests-per-second=1",
                        "--hub.gateway.limit.requests-at-once=100",
                        "--hub.gateway.limit.uploads-per-minute=3",
                        "--hub.gateway.limit.docs-per-minute=60",
                        "--logging.level.access=INFO",
                        "--hub.gateway.routing.answer-timeout=1s",
                        "--hub.gateway.routing.probe-interval=100ms",
                        "--hub.gateway.routing.probe-timeout=300ms");
        token = issuer.token("school-an-binh", UNIT, "school");
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        backend.close();
        hanging.close();
        for (Socket socket : TAKEN) {
            socket.close();
        }
        issuer.close();
        HTTP.close();
    }

    @Test
    void theApisAreShownToEverybody() {
        var page = send(withoutToken("/docs"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");

        List<String> parts = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(part -> part.group(1))
                .toList();
        assertThat(parts).hasSize(5).allMatch(part -> part.startsWith("/docs/"));
        for (String part : parts) {
            assertThat(send(withoutToken(part)).statusCode()).as(part).isEqualTo(200);
        }
    }

    @Test
    void cachesHoldTheFilesOfTheDocsByTheirContent() {
        for (String path :
                List.of("/docs", "/docs/page.js", "/docs/ui/swagger-ui.css", "/docs/openapi/exchange-service.json")) {
            var file = send(withoutToken(path));
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.headers().allValues("Cache-Control"))
                    .as(path)
                    .containsExactly("max-age=600, must-revalidate, public");
            String tag = file.headers().firstValue("ETag").orElseThrow();

            var again = send(withoutToken(path).header("If-None-Match", tag));
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).as(path).isEmpty();
            assertThat(send(withoutToken(path).header("If-None-Match", "\"another\""))
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    /// From an address of its own: what it uses up is nobody else's.
    @Test
    void whoReadsTheDocsAllTheTimeIsToldToWait() throws IOException {
        String answer = "";
        for (int i = 0; i <= 100 && !answer.contains(" 429 "); i++) {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress("127.0.0.2", 0));
                socket.connect(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), uri("/docs").getPort()));
                socket.getOutputStream()
                        .write("GET /docs/page.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        assertThat(answer).contains(" 429 ", "Retry-After: 1", "\"code\":\"limit\"");
        assertThat(send(withoutToken("/docs")).statusCode()).isEqualTo(200);
    }

    /// One description for each service that has a route, and each of them is on the page.
    @Test
    void thePageNamesWhatIsThere() throws IOException {
        List<String> named = Pattern.compile("url: '([^']+)'")
                .matcher(send(withoutToken("/docs/page.js")).body())
                .results()
                .map(url -> url.group(1))
                .toList();
        for (String url : named) {
            assertThat(send(withoutToken(url)).body()).as(url).contains("\"openapi\" : \"3.1.");
        }
        try (var files = Files.list(Path.of("../docs/openapi"))) {
            List<String> written = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.contains("postman"))
                    .map(name -> "/docs/openapi/" + name)
                    .toList();
            assertThat(named).containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(send(withoutToken("/docs/nope")).statusCode()).isEqualTo(404);
        assertThat(send(withoutToken("/docs/ui/../../application.yml")).statusCode())
                .isNotEqualTo(200);
    }

    private static HttpRequest.Builder withoutToken(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    @Test
    void aRequestGoesThroughAsItIs() {
        var answer = send(request("/v1/learners/10000000001?name=Nguy%E1%BB%85n&a=1&a=%2B")
                .header("X-Request-Id", "my-request-1")
                .header("Hub-Submitter", "forged")
                .header("If-None-Match", "\"6\""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("GET /v1/learners/10000000001?name=Nguy%E1%BB%85n&a=1&a=%2B");
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"7\"");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("my-request-1");
        assertThat(answer.headers().allValues("RateLimit-Policy")).containsExactly("\"requests\";q=100;w=100");
        assertThat(answer.headers().firstValue("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).matches("\"requests\";r=[0-9]+"));
        Headers seen = Objects.requireNonNull(backend.lastHeaders);
        assertThat(seen.get("X-Request-Id")).containsExactly("my-request-1");
        assertThat(seen.get("Authorization")).containsExactly("Bearer " + token);
        assertThat(seen.get("If-None-Match")).containsExactly("\"6\"");
        assertThat(seen).doesNotContainKey("Hub-Submitter");
    }

    @Test
    void healthIsForEverybodyAndMetersAreForOperators() {
        assertThat(send(HttpRequest.newBuilder(uri("/actuator/health"))).statusCode())
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(uri("/actuator/health/liveness")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(uri("/actuator/prometheus"))).statusCode())
                .isEqualTo(401);
        assertThat(send(request("/actuator/prometheus")).statusCode()).isEqualTo(403);
        assertThat(send(request("/actuator/prometheus", issuer.token("operator", UNIT, "operator")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLogTellsTheRouteAndTheClientButNotThePerson(CapturedOutput output) {
        assertThat(send(request("/v1/learners/10000000099?name=Buoi")).statusCode())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(output.getAll())
                .containsPattern("GET /v1/learners/\\*\\* 200 \\d+ ms school-an-binh [0-9a-z]{26}"));
        assertThat(output.getAll()).doesNotContain("10000000099", "Buoi");
    }

    @Test
    void whatTheContainerRefusesIsAProblemToo() throws IOException {
        for (String path : List.of("/v1/learners/a%2Fb", "/v1/learners/%00", "/v1/learners/%zz", "/v1/learners/{a}")) {
            String answer =
                    raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + token + "\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 40").contains("application/problem+json", "\"code\":");
            assertThat(answer).as(path).doesNotContain("<html", "<!doctype");
        }
    }

    /// What an HTTP client would not send.
    private static String raw(String request) throws IOException {
        int port = Objects.requireNonNull(gateway.getEnvironment().getProperty("local.server.port", Integer.class));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nobodyComesInWithoutAGoodToken() {
        var none = send(HttpRequest.newBuilder(uri("/v1/learners")));
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(none.headers().firstValue("Set-Cookie")).as("a session").isEmpty();
        assertThat(none.body())
                .contains("\"code\":\"unauthenticated\"")
                .contains("\"requestId\":\""
                        + none.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
        String expired = issuer.expiredToken("school-an-binh", UNIT, "school");
        assertThat(send(request("/v1/learners", expired)).statusCode()).isEqualTo(401);
        try (TestIssuer stranger = TestIssuer.start()) {
            String foreign = stranger.token("school-an-binh", UNIT, "school");
            assertThat(send(request("/v1/learners", foreign)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whatHasNoRouteIsNotThere() {
        for (String path :
                new String[] {"/internal/persons/resolutions", "/v1", "/v1/learnersx", "/v1/learners;a=b", "/"}) {
            var answer = send(request(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("\"code\":\"not-found\"");
        }
    }

    @Test
    void anEncodedSlashIsRefused() {
        assertThat(send(request("/v1/learners/..%2f..%2finternal")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aClientThatAsksTooMuchIsToldToWaitAndOthersAreNot() {
        String greedy = issuer.token("greedy", UNIT, "school");
        HttpResponse<String> answer = send(request("/v1/learners", greedy));
        for (int i = 0; i < 200 && answer.statusCode() == 200; i++) {
            answer = send(request("/v1/learners", greedy));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"limit\"");
        assertThat(send(request("/v1/learners", issuer.token("modest", UNIT, "school")))
                        .statusCode())
                .isEqualTo(200);
        // Uploads are a lane of their own.
        assertThat(send(request("/v1/intake", greedy).POST(HttpRequest.BodyPublishers.ofString("zip")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void uploadsHaveABucketOfTheirOwn() {
        String uploader = issuer.token("uploader", UNIT, "school");
        for (int i = 0; i < 3; i++) {
            assertThat(send(request("/v1/intake", uploader).POST(HttpRequest.BodyPublishers.ofString("zip")))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(send(request("/v1/intake", uploader).POST(HttpRequest.BodyPublishers.ofString("zip")))
                        .statusCode())
                .isEqualTo(429);
        assertThat(send(request("/v1/intake/job1", uploader)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyOverOneMegabyteIsRefusedHoweverItComes() {
        byte[] large = new byte[MEGABYTE + 1];
        for (String type : new String[] {"application/json", "application/merge-patch+json", "text/plain"}) {
            var known = send(request("/v1/learners")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(large)));
            var chunked = send(request("/v1/learners")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
            assertThat(known.statusCode()).as(type).isEqualTo(413);
            assertThat(chunked.statusCode()).as(type).isEqualTo(413);
            assertThat(chunked.body()).contains("\"code\":\"body-too-large\"");
        }
        var largest = send(request("/v1/learners")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[MEGABYTE])));
        assertThat(largest.statusCode()).isEqualTo(200);
        assertThat(backend.lastBodyBytes).isEqualTo(MEGABYTE);
    }

    @Test
    void anUploadIsPassedOnWhileItStillComes() throws IOException {
        PipedInputStream upload = new PipedInputStream(64 * 1024);
        PipedOutputStream sender = new PipedOutputStream(upload);
        // Gives the rest of its bytes only after the service has seen the beginning.
        Thread.ofVirtual().start(() -> {
            try (sender) {
                sender.write(new byte[512 * 1024]);
                if (backend.bodyBegun.await(20, TimeUnit.SECONDS)) {
                    sender.write(new byte[8 * MEGABYTE]);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        var answer = send(request("/v1/intake", issuer.token("streamer", UNIT, "department"))
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> upload)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(backend.lastBodyBytes).isEqualTo(8 * MEGABYTE + 512 * 1024);
    }

    @Test
    void instancesThatRefuseOrHangArePassedOver() {
        for (int i = 0; i < 20; i++) {
            assertThat(send(request("/v1/institutions")).statusCode()).isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            long begun = System.nanoTime();
            boolean fine = send(request("/v1/areas")).statusCode() == 200;
            return fine && System.nanoTime() - begun < 500_000_000L;
        });
    }

    @Test
    void aWriteThatWasNotAnsweredIsNotSentAgain() {
        var answer = send(request("/v1/teachers").POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"code\":\"service-timeout\"").contains("teacher-registry");
    }

    @Test
    void aServiceThatIsGoneIsSaidToBeAndFoundWhenItIsBack() {
        String patient = issuer.token("patient", UNIT, "analyst");
        for (int i = 0; i < 30; i++) {
            var answer = send(request("/v1/reports/counts", patient));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("\"code\":\"service-unavailable\"");
        }
        try (Backend back = new Backend(nobody)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> send(request("/v1/reports/counts", patient)).statusCode() == 200);
            assertThat(back.requests).hasPositiveValue();
        }
    }

    private static void takeAndSayNothing() {
        try {
            while (!hanging.isClosed()) {
                TAKEN.add(hanging.accept());
            }
        } catch (IOException e) {
            assertThat(hanging.isClosed()).isTrue();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return request(path, token);
    }

    private static HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept-Language", "en");
    }

    private static URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
