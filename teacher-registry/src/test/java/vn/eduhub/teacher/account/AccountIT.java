package vn.eduhub.teacher.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.signon.Browser;
import vn.eduhub.local.signon.Browser.Page;
import vn.eduhub.local.signon.Browser.Tokens;
import vn.eduhub.local.signon.EmbeddedSignOn;
import vn.eduhub.local.signon.TokenClient;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.teacher.RunningRegistry;

/// Accounts in the real Keycloak, with a mail server and browsers; between the registry and Keycloak stands
/// one that lets calls fail.
@ExtendWith(OutputCaptureExtension.class)
class AccountIT extends RunningRegistry {

    private static final String PASSWORD = "một-mật-khẩu-đủ-dài";
    private static final Duration SECONDS = Duration.ofSeconds(15);
    private static final Pattern LINK =
            Pattern.compile("http://127\\.0\\.0\\.1:\\d+/realms/eduhub/login-actions/action-token\\?key=[^\\s\"<]+");

    /// People of the realm in VNeID's place; the second has the e-mail address of the first's account here.
    private static final String HIEN = "001188000147";

    private static final String TUNG = "079091000258";
    private static final String HIEN_EMAIL = "hien.ta@school.example";

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final EmbeddedSignOn KEYCLOAK;
    private static final UnreliableSignOn SIGN_ON;

    static {
        MAIL.start();
        KEYCLOAK = EmbeddedSignOn.start(
                Path.of("..").toAbsolutePath().normalize(),
                folder(),
                Map.of(
                        "HUB_SMTP_HOST",
                        "127.0.0.1",
                        "HUB_SMTP_PORT",
                        Integer.toString(MAIL.getSmtp().getPort())));
        SIGN_ON = UnreliableSignOn.before(KEYCLOAK.issuer());
    }

    @Autowired
    private SignOnAccounts accounts;

    @Autowired
    private AccountBook book;

    @Autowired
    private AccountKeeper keeper;

    @Autowired
    private InstantSource clock;

    @Autowired
    private MeterRegistry meters;

    private String id = "";
    private String email = "";

    @DynamicPropertySource
    static void signOn(DynamicPropertyRegistry registry) {
        registry.add("hub.teacher.accounts.issuer", SIGN_ON::issuer);
        registry.add("hub.teacher.accounts.client-secret", () -> TokenClient.localSecret("account-keeper"));
    }

    @AfterAll
    static void stop() {
        SIGN_ON.close();
        KEYCLOAK.close();
        MAIL.stop();
    }

    @BeforeEach
    void someone() {
        id = registered();
        email = unique("vo.hung") + "@school.example";
    }

    @AfterEach
    void heal() {
        SIGN_ON.heal();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "keycloak");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Võ Văn Hùng, of a mother of his own, at Hoa Sen.
    private String registered() {
        Answer answer = post("/v1/teachers", school(HOA_SEN), """
                {"fullName":"Võ Văn Hùng","birthDate":"1988-04-12","sex":"01","motherName":"Huỳnh Thị Sáu%s",
                 "assignment":{"school":"%s","schoolYear":"2026-2027","group":"03"}}""".formatted(letters(unique("")), HOA_SEN));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer.id();
    }

    private String path() {
        return "/v1/teachers/" + id + "/account";
    }

    private Answer give(String address) {
        return post(path(), school(HOA_SEN), "{\"email\":\"" + address + "\"}");
    }

    private String state() {
        Answer answer = get(path(), school(HOA_SEN));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(200);
        return Stream.of(answer.text("state"), answer.text("invitation"), answer.text("revokedBecause"))
                .filter(word -> !word.isEmpty())
                .reduce((one, more) -> one + " " + more)
                .orElseThrow();
    }

    private void endAssignments() {
        JsonNode assignments = get("/v1/teachers/" + id, school(HOA_SEN)).body().path("assignments");
        assignments
                .valueStream()
                .filter(assignment -> !assignment.hasNonNull("ended"))
                .forEach(assignment -> assertThat(post(
                                        "/v1/assignments/"
                                                + assignment.path("id").asString() + "/endings",
                                        school(HOA_SEN),
                                        "{\"teacher\":\"" + id + "\"}")
                                .status())
                        .isEqualTo(201));
    }

    private void assign(String group) {
        Answer assigned = post("/v1/assignments", school(HOA_SEN), """
                {"teacher":"%s","school":"%s","schoolYear":"2026-2027","group":"%s"}""".formatted(id, HOA_SEN, group));
        assertThat(assigned.status()).describedAs("%s", assigned.body()).isEqualTo(201);
    }

    /// Accepts the invitation without its mail.
    private void accept() {
        UserRepresentation user = accounts.find(new RecordId(id)).orElseThrow().user();
        admin(
                "PUT",
                "/" + user.getId() + "/reset-password",
                "{\"type\":\"password\",\"temporary\":false,\"value\":\"" + PASSWORD + "\"}");
        JsonNode whole = admin("GET", "/" + user.getId(), "");
        admin(
                "PUT",
                "/" + user.getId(),
                HubJson.TOLERANT
                        .writeValueAsString(whole)
                        .replace("\"requiredActions\":" + whole.path("requiredActions"), "\"requiredActions\":[]")
                        .replace("\"emailVerified\":false", "\"emailVerified\":true"));
        assertThat(state()).isEqualTo("active");
    }

    /// What an administrator of the realm does.
    private static JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer = send(
                method,
                KEYCLOAK.issuer().replace("/realms/", "/admin/realms/") + "/users" + path,
                KEYCLOAK.token("account-keeper"),
                body);
        assertThat(answer.statusCode()).describedAs("%s", answer.body()).isBetween(200, 299);
        return HubJson.TOLERANT.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static HttpResponse<String> send(String method, String address, String token, String body) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Browser browser() {
        return new Browser(KEYCLOAK.issuer());
    }

    /// Before the application where people see what is held of themselves.
    private static Browser ownBrowser() {
        return new Browser(KEYCLOAK.issuer(), "hub-me");
    }

    private Tokens signedIn(Browser browser) {
        return browser.tokens(browser.signIn(browser.openDesk(""), id, PASSWORD));
    }

    private List<String> invitations() {
        return Stream.of(MAIL.getReceivedMessages())
                .filter(message -> isFor(message, email))
                .map(AccountIT::link)
                .toList();
    }

    private static boolean isFor(Message message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(Message message) {
        try {
            BodyPart text = ((Multipart) message.getContent()).getBodyPart(0);
            Matcher link = LINK.matcher(text.getContent().toString());
            assertThat(link.find()).describedAs("%s", text.getContent()).isTrue();
            return link.group();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoIsInvitedAcceptsByMailAndSignsInForThemselvesOnly(CapturedOutput output) {
        assertThat(state()).isEqualTo("none");
        Answer given = give(email);
        assertThat(given.status()).describedAs("%s", given.body()).isEqualTo(201);
        assertThat(given.location()).isEqualTo(path());
        assertThat(given.text("state")).isEqualTo("invited");
        assertThat(given.text("invitation")).isEqualTo("sent");
        assertThat(given.body().toString()).doesNotContain(email);

        Answer again = give(email);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(given.body());
        assertThat(invitations()).hasSize(1);

        // A program that looks for dangerous mail opens links, and links behind links; that accepts nothing.
        Browser scanner = browser();
        scanner.proceed(scanner.open(invitations().getFirst()));
        assertThat(state()).isEqualTo("invited sent");

        Browser browser = browser();
        Page password = browser.proceed(browser.open(invitations().getFirst()));
        Page done = browser.submit(password, Map.of("password-new", PASSWORD, "password-confirm", PASSWORD));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(state()).isEqualTo("active");

        JsonNode claims = signedIn(browser()).claims();
        assertThat(claims.path("education_id").asString()).isEqualTo(id);
        assertThat(claims.path("aud").toString()).contains("eduhub-api");
        assertThat(claims.has("unit")).isFalse();
        assertThat(claims.path("realm_access").path("roles").toString())
                .doesNotContain("school", "department", "ministry", "service");

        assertThat(give("other." + email).text("code")).isEqualTo("other-email");
        assertThat(post(path() + "/invitations", school(HOA_SEN), "").text("code"))
                .isEqualTo("not-invited");
        assertThat(accessesTo(id)).contains("school POST /v1/teachers/{id}/account");
        assertThat(output).doesNotContain(email);
    }

    /// The account console's own door, with everything that its owner must not decide.
    @Test
    void nobodyChangesTheirOwnNumberOrUnit() {
        give(email);
        accept();
        Tokens tokens = signedIn(browser());
        String account = KEYCLOAK.issuer() + "/account";

        for (String attribute : List.of("education_id", "unit", "title", "closed_because")) {
            String change = """
                    {"username":"%s","firstName":"Hùng","lastName":"Võ Văn","email":"%s",
                     "attributes":{"education_id":["%s"],"%s":["%s"]}}""".formatted(id, email, id, attribute, MINISTRY);
            send("POST", account, tokens.access(), change);
        }

        JsonNode claims = signedIn(browser()).claims();
        assertThat(claims.path("education_id").asString()).isEqualTo(id);
        assertThat(claims.has("unit")).isFalse();
        assertThat(claims.has("title")).isFalse();
        assertThat(state()).isEqualTo("active");
        // The door is open otherwise.
        String changedEmail = "new." + email;
        assertThat(send("POST", account, tokens.access(), """
                        {"username":"%s","firstName":"Hùng","lastName":"Võ Văn","email":"%s",
                         "attributes":{"education_id":["%s"]}}""".formatted(id, changedEmail, id))
                        .statusCode())
                .isEqualTo(204);
        Account changed = accounts.find(new RecordId(id)).orElseThrow();
        assertThat(changed.hasEmail(changedEmail)).isTrue();

        // Nor does a school get at it because an administrator asked for a new password.
        admin("PUT", "/" + changed.id(), "{\"emailVerified\":false,\"requiredActions\":[\"UPDATE_PASSWORD\"]}");
        assertThat(give(email).text("code")).isEqualTo("other-email");
    }

    @Test
    void twoCallsAtOnceGiveOneAccount() throws Exception {
        Callable<Answer> call = () -> give(email);
        int made = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(4, call))) {
                assertThat(answer.get().status()).isIn(200, 201, 409);
                made += answer.get().status() == 201 ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(invitations()).hasSize(1);
        assertThat(admin("GET", "?email=" + email, "").size()).isEqualTo(1);
    }

    @Test
    void anInvitationThatCannotBeSentIsSaidSoAndSentLater() {
        MAIL.stop();
        try {
            Answer given = give(email);
            assertThat(given.status()).isEqualTo(201);
            assertThat(given.text("invitation")).isEqualTo("not-sent");
            assertThat(state()).isEqualTo("invited not-sent");
        } finally {
            MAIL.start();
        }

        assertThat(post(path() + "/invitations", school(HOA_SEN), "").text("invitation"))
                .isEqualTo("sent");
        assertThat(invitations()).hasSize(1);

        // A wrong address is put right as long as nobody has accepted; whoever reads its mail has nothing of it.
        String wrong = invitations().getFirst();
        Browser scanner = browser();
        scanner.proceed(scanner.open(wrong));
        email = "right." + email;
        assertThat(give(email).text("invitation")).isEqualTo("sent");
        assertThat(invitations()).hasSize(1);
        Page refused = browser().open(wrong);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    }

    @Test
    void theAccountEndsWithTheLastAssignmentAndComesBackWithANewOne() {
        give(email);
        accept();
        Browser browser = browser();
        Tokens tokens = signedIn(browser);
        assertThat(browser.refreshed(tokens)).isPresent();

        endAssignments();
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));
        await().atMost(SECONDS).until(() -> browser.refreshed(tokens).isEmpty());
        assertThat(browser().signIn(browser().openDesk(""), id, PASSWORD).isDesk())
                .isFalse();
        assertThat(give(email).text("code")).isEqualTo("no-assignment");

        assign("01");
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("active"));

        assertThat(delete(path(), school(HOA_SEN)).text("revokedBecause")).isEqualTo("by-hand");
        assertThat(delete(path(), school(HOA_SEN)).status()).isEqualTo(200);
        endAssignments();
        assign("02");
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked by-hand");

        assertThat(give(email).text("state")).isEqualTo("active");
        assertThat(post("/v1/teachers/" + id + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}")
                        .status())
                .isEqualTo(200);
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));
    }

    private void untilNothingIsDue() {
        keeper.lookAgain(List.of(new RecordId(id)));
        await().atMost(SECONDS).until(this::isNothingLeft);
    }

    private boolean isNothingLeft() {
        return book.backlog(clock.instant()).oldest() == null;
    }

    @Test
    void whatAnAdministratorBlockedStaysBlocked() {
        give(email);
        accept();
        UserRepresentation user = accounts.find(new RecordId(id)).orElseThrow().user();
        admin("PUT", "/" + user.getId(), "{\"enabled\":false}");

        assertThat(state()).isEqualTo("revoked blocked");
        assertThat(give(email).text("code")).isEqualTo("account-blocked");
        endAssignments();
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked blocked");

        // But it is not open to whoever nobody means to have it, because an administrator opens it later.
        assertThat(isLookedAtAgain()).isTrue();
        admin("PUT", "/" + user.getId(), "{\"enabled\":true}");
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked no-assignment");
        assertThat(isLookedAtAgain()).isFalse();

        assign("01");
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("active"));
        admin("PUT", "/" + user.getId(), "{\"enabled\":false}");
        delete(path(), school(HOA_SEN));
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked blocked");
        assertThat(isLookedAtAgain()).isTrue();
        admin("PUT", "/" + user.getId(), "{\"enabled\":true}");
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked by-hand");
    }

    /// Within five minutes, though nothing happens to this person.
    private boolean isLookedAtAgain() {
        return book.due(clock.instant().plus(Duration.ofMinutes(5)), 100).stream()
                .anyMatch(entry -> entry.educationId().value().equals(id));
    }

    /// The school puts the address right at the moment when the owner accepts the account under the old one.
    @Test
    void whatIsAcceptedMeanwhileKeepsItsAddress() {
        give(email);
        // So that it is the school's call that is overtaken, not the keeper's.
        untilNothingIsDue();
        SIGN_ON.meanwhileAfter("GET", "/credentials", this::accept);

        assertThat(give("another." + email).text("code")).isEqualTo("other-email");
        assertThat(SIGN_ON.hasHappened()).isTrue();
        assertThat(accounts.find(new RecordId(id)).orElseThrow().hasEmail(email))
                .isTrue();
        assertThat(state()).isEqualTo("active");
    }

    /// The sign-on is slow: it has made the account, and has not said so yet.
    @Test
    void anAccountThatIsBeingGivenIsNotGivenTwice() {
        AtomicReference<String> second = new AtomicReference<>("");
        SIGN_ON.meanwhileAfter("POST", "/users", () -> second.set(give(email).text("code")));
        assertThat(give(email).status()).isEqualTo(201);
        assertThat(second).hasValue("conflict");
        assertThat(invitations()).hasSize(1);
        assertThat(give(email).status()).isEqualTo(200);
    }

    @Test
    void whatIsTakenBackWhileItOpensAgainStaysTakenBack() {
        give(email);
        accept();
        endAssignments();
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));

        SIGN_ON.meanwhileBefore("PUT", "", () -> delete(path(), school(HOA_SEN)));
        assign("01");
        await().atMost(SECONDS).until(SIGN_ON::hasHappened);
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked by-hand"));
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked by-hand");
    }

    @Test
    void whatAnAdministratorWritesMeanwhileStays() {
        give(email);
        accept();
        String user = "/" + accounts.find(new RecordId(id)).orElseThrow().id();
        SIGN_ON.meanwhileAfter("GET", "/users", () -> {
            JsonNode whole = admin("GET", user, "");
            admin(
                    "PUT",
                    user,
                    HubJson.TOLERANT
                            .writeValueAsString(whole)
                            .replace("\"attributes\":{", "\"attributes\":{\"title\":[\"Tổ trưởng\"],"));
        });
        assertThat(delete(path(), school(HOA_SEN)).text("revokedBecause")).isEqualTo("by-hand");
        assertThat(SIGN_ON.hasHappened()).isTrue();
        assertThat(admin("GET", user, "")
                        .path("attributes")
                        .path("title")
                        .path(0)
                        .asString())
                .isEqualTo("Tổ trưởng");
    }

    @Test
    void whatTheHubClosedForACauseIsClosedAgainWhoeverOpensIt() {
        give(email);
        accept();
        String user = "/" + accounts.find(new RecordId(id)).orElseThrow().id();
        delete(path(), school(HOA_SEN));
        untilNothingIsDue();
        admin("PUT", user, "{\"enabled\":true}");
        assertThat(state()).isEqualTo("active");
        keeper.lookAtOpenedElsewhere();
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked by-hand"));
        // A later giving is not fought.
        assertThat(give(email).text("state")).isEqualTo("active");
        untilNothingIsDue();
        assertThat(state()).isEqualTo("active");

        // Nor is the administrator where the cause is gone; and what they close then is theirs.
        endAssignments();
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));
        admin("PUT", user, "{\"enabled\":true}");
        assign("01");
        untilNothingIsDue();
        assertThat(state()).isEqualTo("active");
        admin("PUT", user, "{\"enabled\":false}");
        untilNothingIsDue();
        assertThat(state()).isEqualTo("revoked blocked");
    }

    @Test
    void oneThatTheSignOnRefusesHoldsUpNobodyElse() {
        give(email);
        String bad = id;
        String user = accounts.find(new RecordId(bad)).orElseThrow().id();
        id = registered();
        email = "other." + email;
        give(email);
        untilNothingIsDue();
        SIGN_ON.refuse(user, 400);
        String good = id;
        id = bad;
        endAssignments();
        await().atMost(SECONDS).until(() -> meter("hub.accounts.refused") == 1);

        id = good;
        endAssignments();
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));
        await().atMost(SECONDS).until(() -> meter("hub.accounts.due.seconds") >= 3);
        assertThat(get("/actuator/health/account-keeping", school(HOA_SEN))
                        .body()
                        .path("components")
                        .path("accounts")
                        .path("details")
                        .path("refused")
                        .asInt())
                .isEqualTo(1);

        SIGN_ON.heal();
        id = bad;
        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));
        await().atMost(SECONDS).until(() -> meter("hub.accounts.refused") == 0);
    }

    @Test
    void oneThatTheSignOnStumblesOverShutsTheDoorForNobodyElse() {
        give(email);
        Account bad = accounts.find(new RecordId(id)).orElseThrow();
        SIGN_ON.refuse(bad.id(), 500);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> accounts.change(bad, _ -> Optional.empty()))
                    .isInstanceOf(AccountRefusedException.class);
        }

        id = registered();
        assertThat(give("other." + email).status()).isEqualTo(201);
    }

    private double meter(String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void nobodyGivesAnAccountToThemselvesAndTheMinistryGivesNone() {
        String body = "{\"email\":\"" + email + "\"}";
        Answer own = post(path(), schoolAs(id, HOA_SEN), body);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("own-account");
        assertThat(post(path(), ministry(), body).status()).isEqualTo(403);
        assertThat(state()).isEqualTo("none");

        assertThat(give(email).status()).isEqualTo(201);
        assertThat(post(path() + "/invitations", schoolAs(id, HOA_SEN), "").text("code"))
                .isEqualTo("own-account");
        assertThat(post(path() + "/invitations", ministry(), "").status()).isEqualTo(403);
        assertThat(delete(path(), ministry()).text("revokedBecause")).isEqualTo("by-hand");
    }

    @Test
    void aCallThatBrokeOffInTheMiddleIsMendedByTheNextOne() {
        SIGN_ON.failOnceAfter("POST", "/users");
        assertThat(give(email).status()).isEqualTo(503);
        assertThat(SIGN_ON.hasFailed()).isTrue();
        assertThat(state()).isEqualTo("invited not-sent");

        untilNothingIsDue();
        SIGN_ON.failOnceBefore("GET", "/users");
        assertThat(give(email).status()).isEqualTo(503);

        Answer mended = give(email);
        assertThat(mended.status()).isEqualTo(200);
        assertThat(mended.text("invitation")).isEqualTo("sent");
        assertThat(invitations()).hasSize(1);
        assertThat(admin("GET", "?email=" + email, "").size()).isEqualTo(1);
    }

    @Test
    void aSignOnThatWasAwayHearsOfTheEndWhenItIsBack() {
        give(email);
        accept();
        Browser browser = browser();
        Tokens tokens = signedIn(browser);

        SIGN_ON.setAway(true);
        try {
            assertThat(get(path(), school(HOA_SEN)).status()).isEqualTo(503);
            endAssignments();
            await().atMost(SECONDS).until(() -> book.backlog(clock.instant()).waiting() > 0);
            // What happens meanwhile makes it no younger.
            await().atMost(SECONDS).until(() -> {
                keeper.lookAgain(List.of(new RecordId(id)));
                return meter("hub.accounts.due.seconds") >= 3;
            });
            assertThat(browser.refreshed(tokens)).isPresent();
        } finally {
            // Then the first step is done without an answer, and the second fails once.
            SIGN_ON.failOnceAfter("PUT", "");
            SIGN_ON.setAway(false);
        }
        await().atMost(SECONDS).until(SIGN_ON::hasFailed);
        SIGN_ON.failOnceBefore("POST", "/logout");
        await().atMost(SECONDS).until(() -> browser.refreshed(tokens).isEmpty());
        await().atMost(SECONDS).until(SIGN_ON::hasFailed);
        await().atMost(SECONDS).until(this::isNothingLeft);
        assertThat(state()).isEqualTo("revoked no-assignment");
    }

    /// As if the process had died right after the sign-on had made the account, and the assignment had ended
    /// before that.
    @Test
    void anAccountThatNobodySpeaksForIsHeldAgainstTheAssignments() {
        RecordId someone = new RecordId(id);
        endAssignments();
        Instant now = clock.instant();
        assertThat(book.promise(someone, now, now.plusSeconds(2))).isPresent();
        assertThat(accounts.create(Account.draft(someone, "Võ Văn Hùng", email)))
                .isTrue();

        await().atMost(SECONDS).untilAsserted(() -> assertThat(state()).isEqualTo("revoked no-assignment"));
    }

    @Test
    void onlyWhoWritesTheRecordGivesItsAccount() {
        String body = "{\"email\":\"" + email + "\"}";
        assertThat(post(path(), school(SONG_HONG), body).status()).isEqualTo(404);
        assertThat(get(path(), school(SONG_HONG)).status()).isEqualTo(404);
        assertThat(delete(path(), school(SONG_HONG)).status()).isEqualTo(404);
        assertThat(delete(path(), school(HOA_SEN)).status()).isEqualTo(404);
        for (String role : List.of("analyst", "steward", "auditor", "operator")) {
            assertThat(post(path(), token(role, MINISTRY.value(), role), body).status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(give("").faults()).containsExactly("/email required");
        assertThat(give("hung@school").faults()).containsExactly("/email not-an-email");
        assertThat(post(path(), school(HOA_SEN), "{\"mail\":\"x\"}").faults()).containsExactly("/mail unknown-field");
        assertThat(post(path(), department(HA_NOI), body).status()).isEqualTo(201);

        id = registered();
        assertThat(give(email).text("code")).isEqualTo("email-refused");
        assertThat(accessesTo(id)).contains("school POST /v1/teachers/{id}/account");
        assertThat(state()).isEqualTo("none");
    }

    @Test
    void theOutsideIdentityOpensTheAccountItWasLinkedToAndNoOther() {
        email = HIEN_EMAIL;
        give(email);
        accept();
        Browser signedIn = ownBrowser();
        signedIn(signedIn);

        // Before it is linked nothing comes of it, whatever the address says.
        assertThat(byVneid(browser(), TUNG).status()).isEqualTo(401);
        assertThat(byVneid(browser(), HIEN).status()).isEqualTo(401);

        Page vneid = signedIn.submit(signedIn.openDesk("kc_action=idp_link:vneid"), Map.of());
        Page linked = signedIn.signIn(vneid, HIEN, "local-only-" + HIEN);
        assertThat(linked.isDesk()).as(linked.toString()).isTrue();
        assertThat(linked.parameter("kc_action_status")).isEqualTo("success");

        Browser another = ownBrowser();
        JsonNode claims = another.tokens(byVneid(another, HIEN)).claims();
        assertThat(claims.path("education_id").asString()).isEqualTo(id);
        // By which the hub knows that it is they; a password tells nothing of it.
        assertThat(claims.path("identity_provider").asString()).isEqualTo("vneid");
        assertThat(claims.path("identity_number").asString()).isEqualTo(HIEN);
        JsonNode byPassword = signedIn(ownBrowser()).claims();
        assertThat(byPassword.path("education_id").asString()).isEqualTo(id);
        assertThat(byPassword.has("identity_provider")).isFalse();
        assertThat(byPassword.has("identity_number")).isFalse();
        // Nor does a token for work carry anybody's number, however they came.
        Browser atWork = browser();
        assertThat(atWork.tokens(byVneid(atWork, HIEN)).claims().toString())
                .contains(id)
                .doesNotContain(HIEN);

        Page stranger = byVneid(browser(), TUNG);
        assertThat(stranger.status()).as(stranger.toString()).isEqualTo(401);
        assertThat(stranger.isDesk()).isFalse();
        JsonNode ofThisAddress = admin("GET", "?email=" + HIEN_EMAIL, "");
        assertThat(ofThisAddress.size()).isEqualTo(1);
        JsonNode links = admin("GET", "/" + ofThisAddress.path(0).path("id").asString() + "/federated-identity", "");
        assertThat(links.valueStream().map(link -> link.path("userId").asString()))
                .containsExactly(HIEN);

        // A revoked account is closed to every way in.
        delete(path(), school(HOA_SEN));
        assertThat(byVneid(browser(), HIEN).isDesk()).isFalse();
    }

    private static Page byVneid(Browser browser, String number) {
        return browser.signIn(browser.openDesk("kc_idp_hint=vneid"), number, "local-only-" + number);
    }
}
