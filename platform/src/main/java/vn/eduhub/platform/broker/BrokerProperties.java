package vn.eduhub.platform.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param replicationFactor of topics made by the hub: 1 on a laptop, 3 on a cluster
/// @param client further client settings, such as those of SASL
@Validated
@ConfigurationProperties("hub.broker")
public record BrokerProperties(
        @DefaultValue("127.0.0.1:9092") @NotBlank String bootstrapServers,
        @DefaultValue("1") @Positive @Max(7) short replicationFactor,
        @DefaultValue Map<String, String> client) {

    /// Settings every Kafka client of a service starts from.
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", bootstrapServers);
        // A broker that comes back is found again within a second, without a storm.
        settings.put("reconnect.backoff.ms", 100);
        settings.put("reconnect.backoff.max.ms", 1000);
        return settings;
    }
}
