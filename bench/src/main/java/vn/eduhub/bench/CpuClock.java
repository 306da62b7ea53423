package vn.eduhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.eduhub.local.hub.Hub;
import vn.eduhub.local.hub.Ports;
import vn.eduhub.local.hub.Service;

/// Reads the CPU time of processes, such as all of a hub, of this one and of the machine.
final class CpuClock {

    private static final Path MACHINE = Path.of("/proc/stat");

    /// `/proc/stat` counts hundredths of a second (USER_HZ) on every Linux there is.
    private static final long MILLIS_PER_TICK = 10;

    /// user, nice, system, idle, iowait, irq, softirq, steal: what is neither idle nor waiting is work.
    private static final List<Integer> WORKING = List.of(1, 2, 3, 6, 7);

    private final Supplier<Map<String, ProcessHandle>> processes;

    /// @param processes those that run now, by name
    CpuClock(Supplier<Map<String, ProcessHandle>> processes) {
        this.processes = processes;
    }

    static CpuClock of(Hub hub) {
        return new CpuClock(() -> {
            Map<String, ProcessHandle> running = new TreeMap<>();
            parts().stream().filter(hub::isRunning).forEach(name -> running.put(name, hub.process(name)));
            return running;
        });
    }

    CpuReading read() {
        Map<String, Duration> parts = new TreeMap<>();
        processes.get().forEach((name, process) -> parts.put(name, used(process)));
        return new CpuReading(parts, used(ProcessHandle.current()), machine());
    }

    static List<String> parts() {
        List<String> names = new ArrayList<>(List.of(CpuUse.STORE, "broker", "keycloak"));
        for (Service service : Service.values()) {
            names.add(service.label());
            for (int instance = 2; instance <= Ports.INSTANCES_MAX; instance++) {
                names.add(service.label() + "-" + instance);
            }
        }
        return names;
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration machine() {
        try {
            if (!Files.isReadable(MACHINE)) {
                return Duration.ZERO;
            }
            String[] fields = Files.readAllLines(MACHINE).getFirst().split("\\s+", -1);
            long ticks =
                    WORKING.stream().mapToLong(at -> Long.parseLong(fields[at])).sum();
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException _) {
            // Not every system tells; the result then says nothing of others.
            return Duration.ZERO;
        }
    }
}
