package vn.eduhub.reporting.cube;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What the cube did with the events it was given.
final class CubeMeters {

    private final Counter applied;
    private final Counter dropped;
    private final Counter refused;
    private final Counter mismatches;

    CubeMeters(MeterRegistry registry) {
        applied = Counter.builder("hub.cube.applied")
                .description("versions taken into the cube")
                .register(registry);
        dropped = Counter.builder("hub.cube.dropped")
                .description("versions not above the one held")
                .register(registry);
        refused = Counter.builder("hub.cube.refused")
                .description("events sent to the dead letters")
                .register(registry);
        mismatches = Counter.builder("hub.cube.mismatches")
                .description("cells that would have fallen below zero: a fault of the cube, rebuild it")
                .register(registry);
    }

    void applied() {
        applied.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void refused() {
        refused.increment();
    }

    void mismatch() {
        mismatches.increment();
    }
}
