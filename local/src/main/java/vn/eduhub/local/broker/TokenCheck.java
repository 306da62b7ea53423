package vn.eduhub.local.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.oauthbearer.BrokerJwtValidator;
import org.apache.kafka.common.security.oauthbearer.JwtValidator;
import org.apache.kafka.common.security.oauthbearer.JwtValidatorException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka's own check of tokens, but the sign-on may come after the broker: its keys are fetched in the background until
/// they are there, and until then no token is good; nor is any before the rights are in force ([Door]). What is refused
/// is said without what stands in it; Kafka would
/// print
/// all claims, a person's name among them.
public final class TokenCheck implements JwtValidator {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /// Under this name the settings of the node hold its [Door].
    static final String DOOR = "hub.broker.door";

    private final Supplier<JwtValidator> checks;
    private volatile Door door = new Door();
    private volatile @Nullable JwtValidator check;
    private volatile boolean closed;
    private @Nullable Thread fetching;

    public TokenCheck() {
        this(BrokerJwtValidator::new);
    }

    TokenCheck(Supplier<JwtValidator> checks) {
        this.checks = checks;
    }

    /// Closed until whoever brings the rights has brought them: what was granted before this start, and is not in the
    /// table any more, opens nothing.
    static final class Door {

        private volatile boolean open;

        void open() {
            open = true;
        }
    }

    @Override
    public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> login) {
        if (settings.get(DOOR) instanceof Door given) {
            door = given;
        }
        fetching =
                Thread.ofVirtual().name("keys-of-the-sign-on").start(() -> fetchUntilThere(settings, mechanism, login));
    }

    private void fetchUntilThere(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> login) {
        boolean said = false;
        while (!closed && check == null) {
            JwtValidator next = checks.get();
            try {
                next.configure(settings, mechanism, login);
                check = next;
            } catch (RuntimeException e) {
                // Whatever it was: a broker without this loop would take no token ever again.
                if (!said) {
                    said = true;
                    LOG.warn(
                            "no keys from the sign-on yet ({}), so no token is taken; asking until it answers",
                            e.getClass().getSimpleName());
                }
                pause();
            }
        }
        if (said && check != null) {
            LOG.info("keys of the sign-on are there");
        }
    }

    @Override
    public OAuthBearerToken validate(String token) {
        if (!door.open) {
            throw new JwtValidatorException("the rights are not in force yet");
        }
        JwtValidator present = check;
        if (present == null) {
            throw new JwtValidatorException("no keys from the sign-on yet");
        }
        try {
            return present.validate(token);
        } catch (RuntimeException e) {
            // Not only what it says of a bad token: a claim of another shape than it thinks ends in whatever comes of
            // that, and Kafka takes for a refusal only this one.
            LOG.warn("a client is refused: its token is not of this sign-on, not for the log, or too old");
            throw new JwtValidatorException("refused");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        Thread thread = fetching;
        if (thread != null) {
            thread.interrupt();
        }
        JwtValidator present = check;
        if (present != null) {
            present.close();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
