package vn.eduhub.platform.peer;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vn.eduhub.platform.caller.SignOnProperties;
import vn.eduhub.platform.json.HubJson;

/// This service's own access token, by client credentials. One thread fetches the next one shortly before it expires;
/// meanwhile, and when that fails, the others go on with what they have. Thread-safe.
final class ServiceToken {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceToken.class);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofSeconds(2))
            .setResponseTimeout(Timeout.ofSeconds(10))
            .build();

    private final SignOnProperties signOn;
    private final String clientId;
    private final CloseableHttpClient http;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;

    private record Held(String token, Instant expires) {

        @Override
        public String toString() {
            return "Held[until " + expires + "]";
        }
    }

    ServiceToken(SignOnProperties signOn, String application, CloseableHttpClient http, InstantSource clock) {
        this.signOn = signOn;
        this.clientId = Optional.ofNullable(signOn.clientId()).orElse(application);
        this.http = http;
        this.clock = clock;
    }

    /// @throws PeerUnavailableException when there is none and the sign-on gives none
    String get() {
        Held present = held;
        Instant now = clock.instant();
        if (present != null && now.isBefore(present.expires().minus(MARGIN))) {
            return present.token();
        }
        if (present != null && now.isBefore(present.expires())) {
            return fetching.tryLock() ? fetched(present) : present.token();
        }
        fetching.lock();
        return fetched(present);
    }

    /// Called with the lock, which it gives back.
    private String fetched(@Nullable Held before) {
        try {
            Held present = held;
            if (present == null || present.equals(before)) {
                present = fetch();
                held = present;
            }
            return present.token();
        } catch (IOException e) {
            LOG.warn("no token from the sign-on: {}", e.getClass().getSimpleName());
            if (before != null && clock.instant().isBefore(before.expires())) {
                return before.token();
            }
            throw new PeerUnavailableException("sign-on", 0);
        } finally {
            fetching.unlock();
        }
    }

    private Held fetch() throws IOException {
        String secret = Objects.requireNonNull(signOn.clientSecret(), "hub.sign-on.client-secret is not set");
        String form =
                "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        HttpPost request = new HttpPost(signOn.tokenAddress());
        request.setConfig(PATIENCE);
        request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return http.execute(request, response -> {
            if (response.getCode() != HttpStatus.SC_OK) {
                EntityUtils.consume(response.getEntity());
                throw new IOException("sign-on refused the service's own token: " + response.getCode());
            }
            JsonNode answer = HubJson.TOLERANT.readTree(EntityUtils.toByteArray(response.getEntity()));
            return new Held(
                    answer.required("access_token").asString(),
                    clock.instant().plusSeconds(answer.required("expires_in").asLong()));
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
