package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.eduhub.e2e.Api.Answer;
import vn.eduhub.local.hub.Ports;
import vn.eduhub.local.hub.Service;

/// What the door does with tokens and bodies that are not right.
class DoorIT {

    /// Of the client `short-lived` of the realm.
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(2);

    /// So far apart the services let clocks be.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static TheHub hub;
    private static Api school;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
        school = new Api(hub, "school-demo-1");
    }

    private static Answer withToken(String token, String path) {
        return school.exchange("GET", path, BodyPublishers.noBody(), "Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/learners",
        "/v1/classes",
        "/v1/teachers",
        "/v1/institutions",
        "/v1/areas",
        "/v1/intake",
        "/v1/reports/counts",
        "/v1/reviews"
    })
    void withoutATokenThereIsNothing(String path) {
        Answer answer = school.exchange("GET", path, BodyPublishers.noBody());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void anExpiredTokenIsRefused() {
        String used = hub.token("short-lived");
        String unused = hub.token("short-lived");
        Instant begun = Instant.now();
        assertThat(withToken(used, "/v1/learners?limit=1").status()).isEqualTo(200);

        // One that was seen before is refused as soon as it ends; for one that was not, clocks may differ by so much.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertUnauthenticated(withToken(used, "/v1/learners")));
        await().atMost(TOKEN_LIFE.plus(CLOCK_SKEW).plusSeconds(10))
                .until(() -> Instant.now().isAfter(begun.plus(TOKEN_LIFE).plus(CLOCK_SKEW)));
        assertUnauthenticated(withToken(unused, "/v1/learners"));
        assertThat(withToken(hub.token("short-lived"), "/v1/learners?limit=1").status())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String[] parts = hub.token("school-demo-1").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(Units.SCHOOL_1.value(), Units.MINISTRY.value());
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        assertUnauthenticated(withToken(forged, "/v1/learners"));
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() {
        String token = hub.tokenOfOtherRealm();

        assertUnauthenticated(withToken(token, "/v1/learners"));
    }

    @Test
    void aTokenWithoutAUnitIsSaidSo() {
        Answer answer = withToken(hub.token("no-unit"), "/v1/learners");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("no-unit");
    }

    @Test
    void internalAddressesAreNotOnTheGateway() {
        assertThat(school.post("/internal/persons/resolutions", "{\"applicants\":[]}")
                        .status())
                .isEqualTo(404);
        assertThat(school.post("/internal/intake/learners", "{\"rows\":[]}").status())
                .isEqualTo(404);
        assertThat(school.get("/actuator/env").status()).isEqualTo(403);
    }

    @Test
    void aBodyOfAHundredMegabytesIsRefusedUnread() {
        int gateway = URI.create(hub.gateway()).getPort();
        int registry = new Ports(gateway - new Ports(0).of(Service.GATEWAY, 1)).of(Service.LEARNER_REGISTRY, 1);
        String token = hub.token("school-demo-1");

        for (int port : new int[] {gateway, registry}) {
            String answer = RawRequest.answerToHead(port, "/v1/learners", token, 100L * 1024 * 1024);

            assertThat(answer)
                    .as("port %d", port)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "\"code\":\"body-too-large\"");
        }
        assertThat(school.get("/v1/learners?limit=1").status()).isEqualTo(200);
    }

    /// It says no length; it is cut off where a body may end at most.
    @Test
    void aBodyWithoutAnEndIsCutOff() {
        Answer answer = school.send(
                "POST",
                "/v1/learners",
                BodyPublishers.ofInputStream(() ->
                        new ByteArrayInputStream(" ".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII))),
                "Content-Type",
                "application/json");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/learners", "/v1/intake"})
    void aBodyThatBreaksOffIsSaidSo(String path) {
        int gateway = URI.create(hub.gateway()).getPort();

        String answer = RawRequest.answerToBrokenOff(gateway, path, hub.token("school-demo-1"), 500, "{\"fullName\":");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/learners?limit=%zz", "/v1/institutions?%ff=1", "/v1/learners?cursor=%"})
    void aQueryThatEncodesNothingIsSaidSo(String path) {
        int gateway = URI.create(hub.gateway()).getPort();

        String answer = RawRequest.answerToHead(gateway, path, hub.token("school-demo-1"), 0);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/learners/",
                "/v1/learners/x/y/z",
                "/v1/institutions/",
                "/v1/intake/x/y/z",
                "/v1/persons/",
                "/v1/reports/nope",
                "/v1/nope"
            })
    void whatIsNowhereIsAbsent(String path) {
        Answer answer = school.get(path);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "'{', malformed-json, 1:2",
        "'nonsense', malformed-json, 1:1",
        "'{} {}', malformed-json, 1:4",
        "'[]', invalid, wrong-type",
        "'null', invalid, required",
        "'', invalid, required"
    })
    void brokenJsonIsNamed(String body, String code, String told) {
        Answer answer = school.post("/v1/learners", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.response().body()).contains(told);
    }

    @Test
    void jsonThatIsNestedTooDeepIsNamed() {
        Answer answer = school.post("/v1/learners", "{\"fullName\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed-json");
    }

    @Test
    void otherMethodsAndTypesAreNamed() {
        assertThat(school.send("PUT", "/v1/learners", BodyPublishers.noBody()).status())
                .isIn(404, 405);
        Answer wrongType =
                school.send("POST", "/v1/learners", BodyPublishers.ofString("x"), "Content-Type", "text/plain");
        assertThat(wrongType.status()).isEqualTo(415);
        assertThat(wrongType.header("Accept")).contains("application/json");
        Answer wrongMethod = school.send("DELETE", "/v1/learners", BodyPublishers.noBody());
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).contains("GET").contains("POST");
    }
}
