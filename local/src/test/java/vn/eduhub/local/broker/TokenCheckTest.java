package vn.eduhub.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.oauthbearer.JwtValidator;
import org.apache.kafka.common.security.oauthbearer.JwtValidatorException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.internals.secured.BasicOAuthBearerToken;
import org.junit.jupiter.api.Test;

/// When no token is taken, and how that is said.
class TokenCheckTest {

    private static final OAuthBearerToken GOOD =
            new BasicOAuthBearerToken("good", Set.of(), Long.MAX_VALUE, "ministry-analyst", null);

    /// Fails to start as often as it is told, then takes `good` and stumbles over everything else.
    private static final class Stumbling implements JwtValidator {

        private final AtomicInteger failures;

        Stumbling(AtomicInteger failures) {
            this.failures = failures;
        }

        @Override
        public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> login) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalArgumentException("the address of the keys is not allowed");
            }
        }

        @Override
        public OAuthBearerToken validate(String token) {
            if (!token.equals("good")) {
                throw new ClassCastException("the scope of Nguyễn Thị Lan is a number");
            }
            return GOOD;
        }
    }

    private static TokenCheck check(TokenCheck.Door door, int failures) {
        AtomicInteger left = new AtomicInteger(failures);
        TokenCheck check = new TokenCheck(() -> new Stumbling(left));
        check.configure(Map.of(TokenCheck.DOOR, door), "OAUTHBEARER", List.of());
        return check;
    }

    private static void awaitGood(TokenCheck check) {
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(check.validate("good")).isEqualTo(GOOD));
    }

    @Test
    void noTokenIsTakenBeforeTheRightsAreInForce() throws IOException {
        TokenCheck.Door door = new TokenCheck.Door();
        try (TokenCheck check = check(door, 0)) {
            assertThatExceptionOfType(JwtValidatorException.class)
                    .isThrownBy(() -> check.validate("good"))
                    .withMessage("the rights are not in force yet");
            door.open();
            awaitGood(check);
        }
    }

    /// Kafka takes for a refusal only this one exception; what the token says goes nowhere.
    @Test
    void whateverTheCheckStumblesOverIsARefusal() throws IOException {
        TokenCheck.Door door = new TokenCheck.Door();
        door.open();
        try (TokenCheck check = check(door, 0)) {
            awaitGood(check);
            assertThatExceptionOfType(JwtValidatorException.class)
                    .isThrownBy(() -> check.validate("odd"))
                    .withMessage("refused")
                    .withNoCause();
        }
    }

    @Test
    void keysThatCannotBeFetchedAreAskedForAgainWhateverTheReason() throws IOException {
        TokenCheck.Door door = new TokenCheck.Door();
        door.open();
        try (TokenCheck check = check(door, 2)) {
            awaitGood(check);
        }
    }
}
