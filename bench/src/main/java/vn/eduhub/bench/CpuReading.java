package vn.eduhub.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// CPU time used so far.
///
/// @param parts of each process of the hub since its start
/// @param generator of this process
/// @param machine of everything on the machine since its start; zero where it cannot be told
record CpuReading(Map<String, Duration> parts, Duration generator, Duration machine) {

    CpuReading {
        parts = Map.copyOf(parts);
    }

    CpuUse since(CpuReading before) {
        Map<String, Duration> used = new TreeMap<>();
        parts.forEach((name, now) -> used.put(name, now.minus(before.parts.getOrDefault(name, Duration.ZERO))));
        return new CpuUse(used, generator.minus(before.generator), machine.minus(before.machine));
    }
}
