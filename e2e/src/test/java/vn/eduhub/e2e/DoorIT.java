package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.eduhub.e2e.Api.Answer;

/// What the door does with tokens and bodies that are not right.
class DoorIT {

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

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String[] parts = hub.token("school-demo-1").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(Units.SCHOOL_1.value(), Units.MINISTRY.value());
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        assertThat(withToken(forged, "/v1/learners").status()).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() {
        String token = hub.tokenOfOtherRealm();

        assertThat(withToken(token, "/v1/learners").status()).isEqualTo(401);
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
        assertThat(school.get("/actuator/env").status()).isIn(401, 404);
    }

    @Test
    void aBodyOfAHundredMegabytesIsRefusedUnread() throws IOException {
        try (InputStream spaces = new Spaces(100L * 1024 * 1024)) {
            Answer answer = school.send(
                    "POST",
                    "/v1/learners",
                    BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> spaces), 100L * 1024 * 1024),
                    "Content-Type",
                    "application/json");
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("body-too-large");
        } catch (UncheckedIOException e) {
            // The gateway answered and closed before the client had sent everything: refused all the same.
            assertThat(e.getCause()).isInstanceOf(IOException.class);
        }
        assertThat(school.get("/v1/learners?limit=1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'{', malformed-json", "'[]', invalid", "'nonsense', malformed-json"})
    void brokenJsonIsNamed(String body, String code) {
        Answer answer = school.post("/v1/learners", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void otherMethodsAndTypesAreNamed() {
        assertThat(school.send("PUT", "/v1/learners", BodyPublishers.noBody()).status())
                .isIn(404, 405);
        assertThat(school.send("POST", "/v1/learners", BodyPublishers.ofString("x"), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    /// So many blanks.
    private static final class Spaces extends InputStream {

        private long left;

        Spaces(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) ' ');
            left -= count;
            return count;
        }
    }
}
