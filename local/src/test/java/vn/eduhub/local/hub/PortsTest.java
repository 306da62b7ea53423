package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void theUsualPortsAreThoseOfTheArchitecture() {
        Ports ports = new Ports(0);
        assertThat(ports.of(Service.GATEWAY, 1)).isEqualTo(8080);
        assertThat(ports.of(Service.LEARNER_REGISTRY, 2)).isEqualTo(8183);
        assertThat(ports.of(Service.REPORTING_SERVICE, 3)).isEqualTo(8286);
        assertThat(ports.keycloak()).isEqualTo(9080);
        assertThat(ports.broker()).isEqualTo(9092);
        assertThat(ports.store()).isEqualTo(27_017);
    }

    @Test
    void noTwoPartsShareAPort() {
        assertThat(all(new Ports(0))).doesNotHaveDuplicates();
    }

    @Test
    void aSecondHubHasNoPortOfTheFirst() {
        assertThat(all(new Ports(10_000))).doesNotContainAnyElementsOf(all(new Ports(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40_000})
    void anOffsetThatLeavesTheRangeOfPortsIsRefused(int offset) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> new Ports(offset))
                .withMessageContaining("HUB_PORT_BASE");
    }

    private static List<Integer> all(Ports ports) {
        List<Integer> all = new ArrayList<>(List.of(
                ports.store(),
                ports.broker(),
                ports.brokerController(),
                ports.brokerOwn(),
                ports.keycloak(),
                ports.keycloakManagement()));
        for (Service service : Service.values()) {
            for (int instance = 1; instance <= Ports.INSTANCES_MAX; instance++) {
                all.add(ports.of(service, instance));
            }
        }
        return all;
    }
}
