package vn.eduhub.reporting;

import org.junit.jupiter.api.Test;
import vn.eduhub.testkit.HubArchitectureRules;

class ArchitectureTest {

    /// The cube is a Kafka Streams topology; its figures are followed from the log.
    @Test
    void keepsTheRulesOfTheHub() {
        HubArchitectureRules.of("vn.eduhub.reporting")
                .moreThan(25)
                .withKafkaIn("vn.eduhub.reporting.cube..", "vn.eduhub.reporting.figures..")
                .check();
    }
}
