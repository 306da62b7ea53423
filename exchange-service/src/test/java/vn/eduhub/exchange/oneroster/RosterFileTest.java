package vn.eduhub.exchange.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RosterFileTest {

    /// As the API describes the phase of a job.
    @ParameterizedTest
    @EnumSource
    void everyFileHasAWord(RosterFile file) {
        assertThat(file.word()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    void theWordIsMadeOfThoseOfTheName() {
        assertThat(RosterFile.USER_RESOURCES.word()).isEqualTo("user-resources");
        assertThat(RosterFile.ORGS.word()).isEqualTo("orgs");
    }
}
