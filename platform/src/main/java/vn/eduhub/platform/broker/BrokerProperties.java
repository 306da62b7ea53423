package vn.eduhub.platform.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.eduhub.contracts.log.LogSignOn;

/// @param replicationFactor of topics made by the hub: 1 on a laptop, 3 on a cluster
/// @param security how the log is told who we are
/// @param tokenAddress where the sign-on gives out tokens
/// @param clientId of this service, under which its rights stand
/// @param clientSecret none: no token can be had
/// @param client further client settings, such as those of TLS; they go before ours
@Validated
@ConfigurationProperties("hub.broker")
public record BrokerProperties(
        @DefaultValue("127.0.0.1:9092") @NotBlank String bootstrapServers,
        @DefaultValue("1") @Positive @Max(7) short replicationFactor,
        @DefaultValue("OAUTHBEARER") Security security,
        @DefaultValue("") String tokenAddress,
        @DefaultValue("") String clientId,
        @Nullable String clientSecret,
        @DefaultValue Map<String, String> client) {

    /// How the log is told who a client is.
    public enum Security {
        /// Not at all, and everybody may do everything: for tests and for one's own machine.
        NONE,
        /// By an access token of the sign-on; what a client may do then stands in the table of rights.
        OAUTHBEARER
    }

    /// A log that is open to everybody.
    public static BrokerProperties open(String bootstrapServers) {
        return new BrokerProperties(bootstrapServers, (short) 1, Security.NONE, "", "", null, Map.of());
    }

    /// Settings every Kafka client of a service starts from.
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>();
        if (security == Security.OAUTHBEARER) {
            settings.putAll(signOn().settings(bootstrapServers));
        }
        settings.putAll(client);
        settings.put("bootstrap.servers", bootstrapServers);
        // A broker that comes back is found again within a second, without a storm.
        settings.put("reconnect.backoff.ms", 100);
        settings.put("reconnect.backoff.max.ms", 1000);
        return settings;
    }

    private LogSignOn signOn() {
        if (clientSecret == null || clientSecret.isEmpty()) {
            throw new IllegalStateException("hub.sign-on.client-secret is not set: the log takes nothing without it");
        }
        return new LogSignOn(tokenAddress, clientId, clientSecret);
    }

    @Override
    public String toString() {
        return "BrokerProperties[" + bootstrapServers + ", " + security + ", " + clientId + "]";
    }
}
