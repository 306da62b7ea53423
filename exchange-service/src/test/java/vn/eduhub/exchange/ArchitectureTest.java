package vn.eduhub.exchange;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    /// Jobs, their outcomes and a sender's reference rows are no records: they are kept with the driver.
    @Test
    void keepsTheRulesOfTheHub() {
        HubArchitectureRules.of("vn.eduhub.exchange")
                .moreThan(60)
                .withTheDriverIn("vn.eduhub.exchange.job..", "vn.eduhub.exchange.reference..")
                .check();
    }
}
