package vn.eduhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import vn.eduhub.local.hub.Hub;
import vn.eduhub.local.hub.Service;

/// How much memory each process took at most.
final class Heaps {

    private static final double BYTES_PER_KILOBYTE = 1_024;

    private final Hub hub;
    private final Meters meters;
    private final Map<String, Double> committed = new TreeMap<>();
    private final Map<String, Double> live = new TreeMap<>();

    Heaps(Hub hub) {
        this.hub = hub;
        this.meters = new Meters(hub);
    }

    /// Takes one reading of every service.
    void read() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            if (!hub.isRunning(service.label())) {
                continue;
            }
            String text = meters.of(service);
            keep(committed, service, Meters.sum(text, "jvm_memory_committed_bytes", "area=\"heap\""));
            keep(live, service, Meters.sum(text, "jvm_gc_live_data_size_bytes", ""));
        }
    }

    private static void keep(Map<String, Double> greatest, Service service, OptionalDouble bytes) {
        bytes.ifPresent(value -> greatest.merge(service.label(), value, Math::max));
    }

    /// The greatest heap a service may take: it ends itself when that is not enough. What it has taken says less, a
    /// JVM begins with a sixty-fourth of the machine's memory.
    double allowed() {
        return Arrays.stream(Service.values())
                .filter(service -> hub.isRunning(service.label()))
                .mapToDouble(service -> bytes(allowed(hub.process(service.label()))))
                .max()
                .orElse(0);
    }

    String mostAlive() {
        return live.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> Figure.megabytes(entry.getValue()) + " (" + entry.getKey() + ")")
                .orElse("not told");
    }

    private static double bytes(String option) {
        if (!option.matches("[0-9]+[mg]")) {
            return 0;
        }
        double number = Double.parseDouble(option.substring(0, option.length() - 1));
        return number * (option.endsWith("g") ? 1 << 30 : 1 << 20);
    }

    String table() throws IOException {
        StringBuilder table = new StringBuilder("""
                | process | heap allowed | heap taken, at most | alive after a full collection | process, at most |
                |---|---|---|---|---|
                """);
        for (String name : CpuClock.parts()) {
            if (hub.isRunning(name)) {
                ProcessHandle process = hub.process(name);
                table.append("| ").append(name);
                table.append(" | ").append(allowed(process));
                table.append(" | ").append(megabytes(committed, name));
                table.append(" | ").append(megabytes(live, name));
                table.append(" | ").append(resident(process)).append(" |\n");
            }
        }
        return table.toString();
    }

    private static String megabytes(Map<String, Double> bytes, String name) {
        Double known = bytes.get(name);
        return known == null || known == 0 ? "not told" : Figure.megabytes(known);
    }

    private static String allowed(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith("-Xmx"))
                .map(argument -> argument.substring("-Xmx".length()))
                .findFirst()
                .orElse("not told");
    }

    private static String resident(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return "not told";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .map(kilobytes -> Figure.megabytes(Double.parseDouble(kilobytes) * BYTES_PER_KILOBYTE))
                .findFirst()
                .orElse("not told");
    }
}
