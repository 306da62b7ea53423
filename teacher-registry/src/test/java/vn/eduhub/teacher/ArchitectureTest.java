package vn.eduhub.teacher;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHub() {
        HubArchitectureRules.of("vn.eduhub.teacher")
                .moreThan(20)
                // Which accounts were promised is no record: nobody outside asks for it, and no event tells of it.
                .withTheDriverIn("vn.eduhub.teacher.account")
                .check();
    }
}
