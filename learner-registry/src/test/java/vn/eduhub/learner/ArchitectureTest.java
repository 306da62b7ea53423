package vn.eduhub.learner;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHub() {
        HubArchitectureRules.of("vn.eduhub.learner").moreThan(30).check();
    }
}
