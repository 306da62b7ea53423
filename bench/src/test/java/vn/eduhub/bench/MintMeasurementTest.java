package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MintMeasurementTest {

    @Test
    void scoresOfJmhAreRead() {
        List<MintMeasurement.Score> scores = MintMeasurement.scores(List.of(
                "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\",\"Param: name\"",
                "\"vn.eduhub.bench.jmh.MintingBenchmark.mint\",\"avgt\",1,5,2500.0,12.5,\"ns/op\",An"));

        assertThat(scores).singleElement().satisfies(score -> {
            assertThat(score.benchmark()).isEqualTo("MintingBenchmark.mint An");
            assertThat(score.perSecond()).isEqualTo(400_000);
            assertThat(score.error()).isEqualTo(12.5);
        });
    }
}
