package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubSettingsTest {

    private static final Path ROOT = Path.of("/checkout");

    @Test
    void withoutAnyVariableEverythingIsOursAndInTheCheckout() {
        HubSettings settings = HubSettings.from(ROOT, Map.of());
        assertThat(settings.home()).isEqualTo(Path.of("/checkout/.hub"));
        assertThat(settings.issuer()).isEqualTo("http://127.0.0.1:9080/realms/eduhub");
        assertThat(new Parts(settings).ownServers()).containsExactly("store", "broker", "keycloak");
    }

    @Test
    void theIssuerMovesWithThePorts() {
        HubSettings settings = HubSettings.from(ROOT, Map.of("HUB_PORT_BASE", "10000"));
        assertThat(settings.issuer()).isEqualTo("http://127.0.0.1:19080/realms/eduhub");
        assertThat(new Parts(settings).environment(new PartName.Instance(Service.GATEWAY, 1), 18_080))
                .containsEntry("OIDC_ISSUER", settings.issuer())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("KAFKA_SECURITY", "OAUTHBEARER")
                .containsEntry(
                        "HUB_ADDRESS_LEARNER_REGISTRY",
                        "http://127.0.0.1:18083,http://127.0.0.1:18183,http://127.0.0.1:18283");
    }

    @Test
    void aRealServerIsUsedAndNotStarted() {
        Map<String, String> environment = Map.of(
                "MONGODB_URI", "mongodb://store.example:27017",
                "KAFKA_BOOTSTRAP_SERVERS", "broker.example:9092",
                "OIDC_ISSUER", "https://sign-on.example/realms/eduhub");
        HubSettings settings = HubSettings.from(ROOT, environment);
        assertThat(new Parts(settings).ownServers()).isEmpty();
        assertThat(new Parts(settings).environment(new PartName.Instance(Service.GATEWAY, 1), 8080))
                .containsAllEntriesOf(environment)
                .doesNotContainKey("HUB_CLIENT_SECRET");
    }

    @Test
    void onlyARealBrokerCanBeAnOpenOne() {
        Map<String, String> open = Map.of("KAFKA_SECURITY", "NONE");
        assertThat(HubSettings.from(ROOT, open).isLogClosed()).isTrue();
        assertThat(HubSettings.from(ROOT, Map.of("KAFKA_BOOTSTRAP_SERVERS", "broker.example:9092"))
                        .isLogClosed())
                .isTrue();
        HubSettings openOne = HubSettings.from(
                ROOT, Map.of("KAFKA_SECURITY", "NONE", "KAFKA_BOOTSTRAP_SERVERS", "broker.example:9092"));
        assertThat(openOne.logSettings("operator"))
                .containsExactly(Map.entry("bootstrap.servers", "broker.example:9092"));
    }

    @Test
    void aNumberThatIsNoneIsSaidInOneLine() {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> HubSettings.from(ROOT, Map.of("HUB_PORT_BASE", "many")))
                .withMessage("HUB_PORT_BASE must be a whole number, not 'many'");
    }
}
