package vn.eduhub.local.hub;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What this machine has to give.
interface Machine {

    /// Bytes that programs could still have.
    long freeMemory();

    /// Bytes left on the disk of the hub's state.
    long freeDisk();

    boolean portIsFree(int port);

    /// The machine as it is.
    ///
    /// @param home on the disk that is asked about
    static Machine real(Path home) {
        return new Machine() {
            @Override
            public long freeMemory() {
                return available();
            }

            @Override
            public long freeDisk() {
                try {
                    return Files.getFileStore(existing(home)).getUsableSpace();
                } catch (IOException _) {
                    // A disk that does not tell is not a reason to stop.
                    return Long.MAX_VALUE;
                }
            }

            @Override
            public boolean portIsFree(int port) {
                return !accepts(port) && canListen(port);
            }
        };
    }

    /// Whether somebody takes connections on this port of the loopback.
    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static Path existing(Path path) {
        Path place = path;
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    /// Linux counts its file cache as used memory; what it says is available is what counts.
    private static long available() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) << 10)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException _) {
            // Not Linux: free memory says little there, the whole of it says enough.
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getTotalMemorySize()
                    : Long.MAX_VALUE;
        }
    }
}
