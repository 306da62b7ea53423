package vn.eduhub.local.hub;

import java.util.ArrayList;
import java.util.List;

/// What can be known to go wrong before anything is started, one line each.
final class Preflight {

    private static final long GIGABYTE = 1L << 30;
    private static final long MEMORY_NEEDED = 6 * GIGABYTE;
    private static final long DISK_NEEDED = 4 * GIGABYTE;

    private final Machine machine;

    Preflight(Machine machine) {
        this.machine = machine;
    }

    /// @param missing what is still to be started, with its ports
    /// @param all how many processes a whole hub has
    List<String> complaints(List<Listener> missing, int all) {
        List<String> complaints = new ArrayList<>();
        for (Listener listener : missing) {
            if (!machine.portIsFree(listener.port())) {
                complaints.add(
                        "port %d (%s) is used by another program: end that program, or move this hub with HUB_PORT_BASE=10000"
                                .formatted(listener.port(), listener.name()));
            }
        }
        long memory =
                MEMORY_NEEDED * missing.stream().map(Listener::name).distinct().count() / all;
        if (machine.freeMemory() < memory) {
            complaints.add("%s of memory are free, %s are needed: end other programs first"
                    .formatted(gigabytes(machine.freeMemory()), gigabytes(memory)));
        }
        if (!missing.isEmpty() && machine.freeDisk() < DISK_NEEDED) {
            complaints.add(
                    "%s of disk are free, %s are needed: make room, or put the state elsewhere with HUB_HOME=/another/disk"
                            .formatted(gigabytes(machine.freeDisk()), gigabytes(DISK_NEEDED)));
        }
        return complaints;
    }

    private static String gigabytes(long bytes) {
        return "%.1f GB".formatted((double) bytes / GIGABYTE);
    }

    /// A port and who wants it.
    record Listener(String name, int port) {}
}
