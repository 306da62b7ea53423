package vn.eduhub.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// CPU time used within some time.
///
/// @param parts by process of the hub
/// @param generator of the load generator, which shares the machine
/// @param machine of everything on the machine; zero where it cannot be told
record CpuUse(Map<String, Duration> parts, Duration generator, Duration machine) {

    static final String STORE = "store";

    private static final double OTHERS_MAX = 0.1;

    CpuUse {
        parts = new TreeMap<>(parts);
    }

    double millis() {
        return parts.values().stream().mapToDouble(CpuUse::millis).sum();
    }

    double millis(String part) {
        return millis(parts.getOrDefault(part, Duration.ZERO));
    }

    /// For each of `count` requests or learners, as the table shows it.
    String per(double count) {
        if (count == 0) {
            return "";
        }
        return Figure.two(millis() / count) + ", of which store " + Figure.two(millis(STORE) / count);
    }

    /// What others used meanwhile: a measurement beside others is not one of the hub alone.
    String machine(double seconds) {
        String ours = "generator " + Figure.two(millis(generator) / 1e3 / seconds) + " cores";
        if (machine.isZero()) {
            return ours;
        }
        double others = Math.max(0, millis(machine) - millis() - millis(generator));
        double cores = others / 1e3 / seconds;
        String warning = cores > OTHERS_MAX ? " (**not alone on the machine**)" : "";
        return ours + ", others " + Figure.two(cores) + " cores" + warning;
    }

    /// A table of all processes.
    String table(double count, String unit) {
        StringBuilder table = new StringBuilder("| process | CPU s | CPU-ms per " + unit + " |\n|---|---:|---:|\n");
        parts.forEach((name, used) -> line(table, name, used, count));
        line(table, "all of the hub", Duration.ofMillis(Math.round(millis())), count);
        line(table, "load generator", generator, count);
        return table.toString();
    }

    private static void line(StringBuilder table, String name, Duration used, double count) {
        String each = count == 0 ? "" : Figure.three(millis(used) / count);
        table.append("| ")
                .append(name)
                .append(" | ")
                .append(Figure.two(millis(used) / 1e3))
                .append(" | ")
                .append(each)
                .append(" |\n");
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
