package vn.eduhub.institution;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHub() {
        HubArchitectureRules.of("vn.eduhub.institution").moreThan(30).check();
    }
}
