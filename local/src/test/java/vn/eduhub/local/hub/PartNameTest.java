package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartNameTest {

    @Test
    void aServiceIsItsFirstInstance() {
        assertThat(PartName.parse("learner-registry")).isEqualTo(new PartName.Instance(Service.LEARNER_REGISTRY, 1));
    }

    @Test
    void anInstanceIsNamedAsItIsShown() {
        PartName second = PartName.parse("learner-registry-2");
        assertThat(second).isEqualTo(new PartName.Instance(Service.LEARNER_REGISTRY, 2));
        assertThat(second.text()).isEqualTo("learner-registry-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner", "learner-registry-4", "../../etc/passwd", "", "store-2"})
    void aNameNobodyBearsIsAnsweredWithThoseThereAre(String name) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> PartName.parse(name))
                .withMessageContaining("there are store, broker, keycloak, gateway");
    }
}
