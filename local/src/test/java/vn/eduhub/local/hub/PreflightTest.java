package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final long GIGABYTE = 1L << 30;
    private static final List<Preflight.Listener> TWO =
            List.of(new Preflight.Listener("store", 27_017), new Preflight.Listener("gateway", 8080));

    @Test
    void anIdleMachineHasNothingToSay() {
        assertThat(complaints(new FakeMachine(8 * GIGABYTE, 20 * GIGABYTE, 0))).isEmpty();
    }

    @Test
    void aPortInUseIsNamedWithWhoWantsItAndTheWayOut() {
        assertThat(complaints(new FakeMachine(8 * GIGABYTE, 20 * GIGABYTE, 8080)))
                .containsExactly("port 8080 (gateway) is used by another program: end that program, or move this hub"
                        + " with HUB_PORT_BASE=10000");
    }

    @Test
    void tooLittleMemoryIsSaidWithFigures() {
        assertThat(complaints(new FakeMachine(3 * GIGABYTE, 20 * GIGABYTE, 0)))
                .containsExactly("3.0 GB of memory are free, 6.0 GB are needed: end other programs first");
    }

    @Test
    void tooLittleDiskIsSaidWithFigures() {
        assertThat(complaints(new FakeMachine(8 * GIGABYTE, GIGABYTE, 0)))
                .containsExactly(
                        "1.0 GB of disk are free, 4.0 GB are needed: make room, or put the state elsewhere with"
                                + " HUB_HOME=/another/disk");
    }

    @Test
    void whatRunsAlreadyNeedsNoMoreMemory() {
        Preflight preflight = new Preflight(new FakeMachine(2 * GIGABYTE, 20 * GIGABYTE, 0));
        assertThat(preflight.complaints(TWO, 10)).isEmpty();
        assertThat(preflight.complaints(List.of(), 10)).isEmpty();
    }

    @Test
    void theRealMachineSeesAListener() throws IOException {
        Machine machine = Machine.real(Path.of("target", "not", "there", "yet"));
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(machine.portIsFree(port)).isFalse();
        }
        assertThat(machine.portIsFree(port)).isTrue();
        assertThat(machine.freeMemory()).isPositive();
        assertThat(machine.freeDisk()).isPositive();
    }

    private static List<String> complaints(Machine machine) {
        return new Preflight(machine).complaints(TWO, 2);
    }

    private record FakeMachine(long freeMemory, long freeDisk, int takenPort) implements Machine {

        @Override
        public boolean portIsFree(int port) {
            return port != takenPort;
        }
    }
}
