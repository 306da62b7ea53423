package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;
import vn.eduhub.local.signon.Browser;
import vn.eduhub.local.signon.Browser.Page;
import vn.eduhub.local.signon.Browser.Tokens;

/// A member of staff is given an account, signs in by themselves, and sees what concerns them: a little by a password,
/// all by the outside identity provider; then they leave.
class AccountsIT {

    private static final String PASSWORD = "một-mật-khẩu-đủ-dài";

    /// Of the realm in VNeID's place.
    private static final String NUMBER = "001188000147";

    private static final String APPLICATION = "hub-me";

    private static TheHub hub;
    private static Api school;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
        school = new Api(hub, "school-demo-1");
    }

    private static JsonNode registered() {
        Answer answer = school.post("/v1/teachers", """
                {"fullName":"Cù Thị Tài Khoản","birthDate":"1988-02-17","sex":"02","motherName":"Lưu Thị Mận",
                 "personalNumber":"%s","assignment":{"school":"%s","schoolYear":"2026-2027","group":"03"}}""".formatted(NUMBER, Units.SCHOOL_1));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private static Answer asThemselves(Tokens tokens, String path) {
        return school.exchange(
                "GET", path, HttpRequest.BodyPublishers.noBody(), "Authorization", "Bearer " + tokens.access());
    }

    /// What an administrator of the realm does where no mail goes out: they set a password and tell it.
    private static JsonNode admin(String method, String path, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create(hub.issuer().replace("/realms/", "/admin/realms/") + "/users" + path))
                            .header("Authorization", "Bearer " + hub.token("account-keeper"))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return Api.JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        }
    }

    private static void accept(String id) throws IOException, InterruptedException {
        JsonNode user = admin("GET", "?exact=true&username=" + id, "").path(0);
        String path = "/" + user.path("id").asString();
        admin("PUT", path + "/reset-password", "{\"type\":\"password\",\"value\":\"" + PASSWORD + "\"}");
        admin("PUT", path, "{\"requiredActions\":[]}");
    }

    private static Browser browser() {
        return new Browser(hub.issuer(), APPLICATION);
    }

    private static Page atVneid(Browser browser, Page page) {
        return browser.signIn(page, NUMBER, "local-only-" + NUMBER);
    }

    @Test
    void aMemberOfStaffSignsInByThemselvesUntilTheyLeave() throws IOException, InterruptedException {
        JsonNode teacher = registered();
        String id = teacher.path("educationId").asString();
        String account = "/v1/teachers/" + id + "/account";

        Answer given = school.post(account, "{\"email\":\"tai.khoan@school.example\"}");
        assertThat(given.status()).as(given.toString()).isEqualTo(201);
        // This hub has no mail server, and says so.
        assertThat(given.json().path("invitation").asString()).isEqualTo("not-sent");

        accept(id);
        Browser browser = browser();
        Tokens tokens = browser.tokens(browser.signIn(browser.openDesk(""), id, PASSWORD));
        assertThat(school.get(account).json().path("state").asString()).isEqualTo("active");
        Answer me = asThemselves(tokens, "/v1/me");
        assertThat(me.status()).as(me.toString()).isEqualTo(200);
        assertThat(me.json().path("educationId").asString()).isEqualTo(id);
        // A password alone proves little of who it is.
        assertThat(me.json().has("motherName")).isFalse();
        assertThat(me.json().path("withheld").valueStream().map(JsonNode::asString))
                .containsExactly("FAMILY", "NUMBER");
        assertThat(asThemselves(tokens, "/v1/me/access-log").code()).isEqualTo("not-proven");
        for (String others : new String[] {"/v1/teachers", "/v1/learners", "/v1/persons/" + id, account}) {
            assertThat(asThemselves(tokens, others).code()).as(others).isEqualTo("no-unit");
        }

        atVneid(browser, browser.submit(browser.openDesk("kc_action=idp_link:vneid"), Map.of()));
        Browser another = browser();
        Tokens proven = another.tokens(atVneid(another, another.openDesk("kc_idp_hint=vneid")));
        assertThat(asThemselves(proven, "/v1/me").json().path("motherName").asString())
                .isEqualTo("Lưu Thị Mận");
        Answer log = asThemselves(proven, "/v1/me/access-log");
        assertThat(log.status()).as(log.toString()).isEqualTo(200);
        assertThat(log.json().path("items").valueStream())
                .anySatisfy(entry ->
                        assertThat(entry.path("action").asString()).isEqualTo("POST /v1/teachers/{id}/account"))
                .anySatisfy(
                        entry -> assertThat(entry.path("officer").asString()).isEqualTo(id));

        String assignment = teacher.path("assignments").path(0).path("id").asString();
        assertThat(school.post("/v1/assignments/" + assignment + "/endings", "{\"teacher\":\"" + id + "\"}")
                        .status())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(school.get(account)
                                .json()
                                .path("revokedBecause")
                                .asString())
                        .isEqualTo("no-assignment"));
        // Refused at the sign-on, which would tell of it in its log.
        Browser ended = browser();
        var _ = atVneid(ended, ended.openDesk("kc_idp_hint=vneid"));
        assertThat(Files.readString(hub.home().resolve("logs/keycloak.log"))).doesNotContain(NUMBER, id);
        assertThat(browser().refreshed(tokens)).isEmpty();
        assertThat(browser().refreshed(proven)).isEmpty();
    }
}
