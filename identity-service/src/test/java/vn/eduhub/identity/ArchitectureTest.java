package vn.eduhub.identity;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HubArchitectureRules.of("vn.eduhub.identity")
                .moreThan(35)
                .withTheDriverIn("vn.eduhub.identity.minting", "vn.eduhub.identity.estimation")
                .check();
    }
}
