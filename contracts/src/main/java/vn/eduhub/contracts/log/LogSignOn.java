package vn.eduhub.contracts.log;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// How a client shows the log who it is: by an access token, which it fetches with its own id and secret.
///
/// @param tokenAddress where the sign-on gives out tokens
/// @param clientId under which its rights stand in [LogRights]
public record LogSignOn(String tokenAddress, String clientId, String clientSecret) {

    /// A token that is not meant for this audience is not good for the log.
    public static final String AUDIENCE = "kafka";

    /// Kafka's clients and brokers fetch nothing from an address that this system property does not name.
    public static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    /// The settings of a Kafka client, all of them strings, as they may stand in a file; this process may use them. A
    /// token crosses a network under TLS only; to a broker on the same machine it goes as it is.
    public Map<String, String> settings(String bootstrapServers) {
        allow(tokenAddress);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("security.protocol", isOnThisMachine(bootstrapServers) ? "SASL_PLAINTEXT" : "SASL_SSL");
        settings.put("sasl.mechanism", "OAUTHBEARER");
        settings.put(
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
        settings.put(
                "sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        // Kafka's default would do the same, but needs classes of a broker.
        settings.put(
                "sasl.oauthbearer.jwt.validator.class",
                "org.apache.kafka.common.security.oauthbearer.ClientJwtValidator");
        settings.put("sasl.oauthbearer.token.endpoint.url", tokenAddress);
        settings.put("sasl.oauthbearer.client.credentials.client.id", clientId);
        settings.put("sasl.oauthbearer.client.credentials.client.secret", clientSecret);
        // A token lives for five minutes; the next one is there a minute before its end.
        settings.put("sasl.login.refresh.buffer.seconds", "60");
        settings.put("sasl.login.refresh.min.period.seconds", "10");
        // A short while: all clients of a process wait for it, and whoever needs it asks again. Not none at all: with 0
        // Kafka makes no attempt when the millisecond ends between two looks at its clock (kafka-clients 4.2.1, Retry).
        settings.put("sasl.login.connect.timeout.ms", "2000");
        settings.put("sasl.login.read.timeout.ms", "5000");
        settings.put("sasl.login.retry.backoff.ms", "100");
        settings.put("sasl.login.retry.backoff.max.ms", "500");
        return settings;
    }

    /// Lets Kafka's classes in this process fetch from this address.
    public static synchronized void allow(String address) {
        Set<String> allowed = new LinkedHashSet<>(
                Arrays.asList(System.getProperty(ALLOWED, "").split(",", -1)));
        allowed.remove("");
        allowed.add(address);
        System.setProperty(ALLOWED, String.join(",", allowed));
    }

    private static boolean isOnThisMachine(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(",", -1))
                .allMatch(server -> server.trim().matches("(127(\\.[0-9]{1,3}){3}|localhost|\\[::1]):[0-9]+"));
    }

    @Override
    public String toString() {
        return "LogSignOn[" + clientId + " at " + tokenAddress + "]";
    }
}
