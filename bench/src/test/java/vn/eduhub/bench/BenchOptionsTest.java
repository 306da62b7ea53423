package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void withoutWordsEverythingIsMeasured() throws MeasurementException {
        BenchOptions options = BenchOptions.parse();
        assertThat(options.names()).isEqualTo(BenchOptions.NAMES);
        assertThat(options.learners()).isEqualTo(100_000);
        assertThat(options.connections()).isEqualTo(32);
        assertThat(options.rate()).isEqualTo(200);
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(20));
        assertThat(options.length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.fresh()).isFalse();
    }

    @Test
    void namesAndNumbersMayBeMixed() throws MeasurementException {
        BenchOptions options = BenchOptions.parse("file", "--learners", "1000000", "--fresh", "read");
        assertThat(options.names()).containsExactly("file", "read");
        assertThat(options.learners()).isEqualTo(1_000_000);
        assertThat(options.fresh()).isTrue();
    }

    @Test
    void whatIsOutOfBoundsOrUnknownIsRefused() {
        for (String[] words : new String[][] {
            {"--learners", "1000001"}, {"--learners"}, {"--rate", "many"}, {"speed"}, {"--seconds", "0"}
        }) {
            assertThatExceptionOfType(MeasurementException.class)
                    .as(String.join(" ", words))
                    .isThrownBy(() -> BenchOptions.parse(words));
        }
    }
}
