package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();
    private ProcessTable table = new ProcessTable(settings(Path.of(".")));

    @BeforeEach
    void open() {
        table = new ProcessTable(settings(home));
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aStartedPartIsKnownToTheNextLauncher() {
        Process sleeper = start("gateway");
        assertThat(new ProcessTable(settings(home)).alive("gateway"))
                .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(sleeper.pid()));
        assertThat(table.running()).containsExactly("gateway");
    }

    @Test
    void stoppingEndsItAndForgetsIt() {
        Process sleeper = start("gateway");
        assertThat(table.stop("gateway", Duration.ofSeconds(10))).isFalse();
        assertThat(sleeper.isAlive()).isFalse();
        assertThat(table.names()).isEmpty();
    }

    @Test
    void aFrozenPartIsEndedByForce() {
        Process sleeper = start("gateway");
        table.signal("gateway", "STOP");
        // It may have to wait for a processor before it stands still; until then it can still be asked to end.
        await().until(() -> standsStill(sleeper));
        assertThat(table.stop("gateway", Duration.ofMillis(200))).isTrue();
        assertThat(sleeper.isAlive()).isFalse();
    }

    @Test
    void aPidThatCameToAnotherProgramIsLeftAlone() throws IOException {
        Process stranger = stranger();
        Instant begun = stranger.info().startInstant().orElseThrow();
        write("gateway", stranger.pid() + " " + begun.minusSeconds(60).toEpochMilli());

        assertThat(table.alive("gateway")).isEmpty();
        table.stop("gateway", Duration.ofSeconds(1));
        assertThat(stranger.isAlive()).isTrue();
        assertThatExceptionOfType(HubException.class).isThrownBy(() -> table.signal("gateway", "KILL"));
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aProgramWithoutOurMarkIsNotOursEvenIfItBeganThen() throws IOException {
        Process stranger = stranger();
        Instant begun = stranger.info().startInstant().orElseThrow();
        write("gateway", stranger.pid() + " " + begun.toEpochMilli());
        assertThat(table.alive("gateway")).isEmpty();
    }

    @Test
    void whatDiedIsForgottenByName() {
        Process sleeper = start("gateway");
        sleeper.destroyForcibly().onExit().join();
        assertThat(table.forgetDead()).containsExactly("gateway");
        assertThat(table.forgetDead()).isEmpty();
    }

    @Test
    void aFileCutOffInTheMiddleNamesNobody() throws IOException {
        write("gateway", "12");
        assertThat(table.alive("gateway")).isEmpty();
        assertThat(table.forgetDead()).containsExactly("gateway");
    }

    private Process start(String name) {
        // A shell that carries the mark as its own name.
        List<String> command = List.of("/bin/sh", "-c", "while :; do sleep 1; done", ProcessTable.mark(home, name));
        Process process = table.start(new Part(name, command, Map.of()));
        started.add(process);
        return process;
    }

    /// Where there is no `/proc` it is believed.
    private static boolean standsStill(Process process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(stat)) {
            return true;
        }
        String state = Files.readString(stat);
        return state.startsWith(") T", state.lastIndexOf(')'));
    }

    private Process stranger() throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", "while :; do sleep 1; done").start();
        started.add(process);
        return process;
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run").resolve(name + ".pid"), text);
    }

    private static HubSettings settings(Path home) {
        return new HubSettings(home, home, new Ports(0), Map.of());
    }
}
