package vn.eduhub.teacher;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHub() {
        HubArchitectureRules.of("vn.eduhub.teacher").moreThan(20).check();
    }
}
