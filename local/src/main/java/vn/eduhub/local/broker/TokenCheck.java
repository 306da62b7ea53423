package vn.eduhub.local.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.oauthbearer.BrokerJwtValidator;
import org.apache.kafka.common.security.oauthbearer.JwtValidator;
import org.apache.kafka.common.security.oauthbearer.JwtValidatorException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka's own check of tokens, but the sign-on may come after the broker: its keys are fetched in the background until
/// they are there, and until then no token is good. What is refused is said without what stands in it; Kafka would
/// print
/// all claims, a person's name among them.
public final class TokenCheck implements JwtValidator {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private volatile @Nullable JwtValidator check;
    private volatile boolean closed;
    private @Nullable Thread fetching;

    @Override
    public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> login) {
        fetching =
                Thread.ofVirtual().name("keys-of-the-sign-on").start(() -> fetchUntilThere(settings, mechanism, login));
    }

    private void fetchUntilThere(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> login) {
        boolean said = false;
        while (!closed && check == null) {
            JwtValidator next = new BrokerJwtValidator();
            try {
                next.configure(settings, mechanism, login);
                check = next;
            } catch (KafkaException e) {
                if (!said) {
                    said = true;
                    LOG.warn("no keys from the sign-on yet, so no token is taken; asking until it answers");
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
        JwtValidator present = check;
        if (present == null) {
            throw new JwtValidatorException("no keys from the sign-on yet");
        }
        try {
            return present.validate(token);
        } catch (JwtValidatorException e) {
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
