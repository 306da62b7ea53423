package vn.eduhub.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import vn.eduhub.platform.broker.BrokerProperties.Security;

class BrokerPropertiesTest {

    @Test
    void aLogIsClosedUnlessSomebodySaysOtherwise() {
        assertThat(bound(Map.of()).security()).isEqualTo(Security.OAUTHBEARER);
        assertThat(bound(Map.of("HUB_BROKER_SECURITY", "NONE")).clientSettings())
                .doesNotContainKeys("security.protocol", "sasl.mechanism");
    }

    @Test
    void whatTlsNeedsComesFromTheEnvironment() {
        BrokerProperties cluster = bound(Map.of(
                "HUB_BROKER_BOOTSTRAPSERVERS", "log-1.example:9093,log-2.example:9093",
                "HUB_BROKER_TOKENADDRESS", "https://sign-on.example/token",
                "HUB_BROKER_CLIENTID", "teacher-registry",
                "HUB_BROKER_CLIENTSECRET", "quite-secret",
                "HUB_BROKER_CLIENT_SSL_TRUSTSTORE_LOCATION", "/certificates/log.p12"));
        assertThat(cluster.clientSettings())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", "/certificates/log.p12")
                .containsEntry("sasl.oauthbearer.client.credentials.client.id", "teacher-registry");
        assertThat(cluster.toString()).doesNotContain("quite-secret");
    }

    @Test
    void withoutASecretNothingIsTried() {
        BrokerProperties silent = bound(Map.of());
        assertThatIllegalStateException()
                .isThrownBy(silent::clientSettings)
                .withMessageContaining("hub.sign-on.client-secret");
    }

    private static BrokerProperties bound(Map<String, Object> environment) {
        var source = new SystemEnvironmentPropertySource("environment-systemEnvironment", environment);
        return new Binder(ConfigurationPropertySources.from(List.of(source)))
                .bindOrCreate("hub.broker", BrokerProperties.class);
    }
}
