package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetersTest {

    private static final String TEXT = """
            # TYPE jvm_memory_committed_bytes gauge
            jvm_memory_committed_bytes{area="heap",id="Eden Space"} 1000.0
            jvm_memory_committed_bytes{area="heap",id="Tenured Gen"} 2.0E3
            jvm_memory_committed_bytes{area="nonheap",id="Metaspace"} 7000.0
            hub_cube_applied_total 42.0
            """;

    @Test
    void seriesWithTheLabelAreSummed() {
        assertThat(Meters.sum(TEXT, "jvm_memory_committed_bytes", "area=\"heap\""))
                .hasValue(3_000);
        assertThat(Meters.sum(TEXT, "hub_cube_applied_total", "")).hasValue(42);
    }

    @Test
    void whatIsNotToldIsNotZero() {
        assertThat(Meters.sum(TEXT, "hub_cube", "")).isEmpty();
    }
}
