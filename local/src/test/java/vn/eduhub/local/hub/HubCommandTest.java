package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCommandTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @TempDir
    private Path root;

    @Test
    void anUnknownCommandIsNamedAndTheKnownOnesAreShown() {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> run("frobnicate"))
                .withMessageStartingWith("unknown command 'frobnicate'\nusage: ./hub COMMAND");
    }

    @Test
    void aPortInUseStopsTheStartBeforeAnythingRuns() {
        Machine busy = machine(port -> port != 8083);
        Hub hub =
                new Hub(HubSettings.from(root, Map.of()), new PrintStream(screen, true, StandardCharsets.UTF_8), busy);
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(hub::up)
                .withMessageStartingWith("port 8083 (learner-registry) is used by another program");
        assertThat(root.resolve(".hub/run")).doesNotExist();
    }

    @Test
    void leftoversOfAnEarlierStartAreSaidInOneLine() throws IOException {
        Files.createDirectories(root.resolve(".hub/run"));
        Files.writeString(root.resolve(".hub/run/gateway.pid"), "999999999 1");
        Hub hub = new Hub(
                HubSettings.from(root, Map.of()),
                new PrintStream(screen, true, StandardCharsets.UTF_8),
                machine(_ -> false));
        assertThatExceptionOfType(HubException.class).isThrownBy(hub::up);
        assertThat(shown()).isEqualTo("hub: an earlier start did not end well; starting again: gateway\n");
    }

    @Test
    void stoppingAHubThatDoesNotRunSaysSo() {
        run("down");
        assertThat(shown()).isEqualTo("hub: nothing was running\n");
    }

    @Test
    void onlyServicesHaveInstancesAndNotTooMany() {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> run("scale", "store", "2"))
                .withMessageContaining("only services can be scaled");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> run("scale", "gateway", "9"))
                .withMessageContaining("1 to 3 instances");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> run("scale", "gateway"))
                .withMessage("usage: ./hub scale NAME N");
    }

    @Test
    void aServiceThatIsNotBuiltIsSaidByName() {
        assertThatExceptionOfType(HubException.class).isThrownBy(() -> run("start", "gateway"));
        assertThat(shown()).contains("gateway", "FAILED: gateway is not built: no -exec.jar in gateway/target");
    }

    @Test
    void resetForgetsStateAndNothingElse() throws IOException {
        Files.createDirectories(root.resolve(".hub/data/store"));
        Files.writeString(root.resolve(".hub/data/store/file"), "x");
        Files.createDirectories(root.resolve(".hub/keycloak-1"));
        run("reset", "--yes");
        assertThat(root.resolve(".hub/data")).doesNotExist();
        assertThat(root.resolve(".hub/keycloak-1")).exists();
    }

    @Test
    void commandsThatStartOrStopWaitForNobodyAndSayWho() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve(".hub"));
        Process other = new ProcessBuilder(
                        Jvm.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        root.resolve(".hub/lock").toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
            for (String command :
                    List.of("up", "down", "start gateway", "stop store", "restart broker", "scale gateway 2")) {
                assertThatExceptionOfType(HubException.class)
                        .as(command)
                        .isThrownBy(() -> run(command.split(" ", -1)))
                        .withMessage(
                                "another ./hub command is starting, stopping or changing this hub; wait for it to end");
            }
            assertThat(shown()).isEqualTo("hub: starting; state in " + root.resolve(".hub") + "\n");
        } finally {
            other.destroyForcibly().waitFor();
        }
        run("down");
        assertThat(shown()).endsWith("hub: nothing was running\n");
    }

    @Test
    void theTableNamesEveryAddressTheClientsAndALineToTry() {
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Hub hub = new Hub(HubSettings.from(root, Map.of("HUB_PORT_BASE", "200")), out, machine(_ -> true));
        new HubCommand(hub, out).welcome();
        assertThat(shown().lines().filter(line -> line.contains(" down ")))
                .hasSize(10)
                .anySatisfy(line -> assertThat(line).startsWith("gateway ").endsWith("http://127.0.0.1:8280"))
                .anySatisfy(line -> assertThat(line).startsWith("store ").endsWith("mongodb://127.0.0.1:27217"))
                .anySatisfy(line -> assertThat(line).startsWith("keycloak ").endsWith("127.0.0.1:9280/realms/eduhub"));
        assertThat(shown())
                .contains("./hub token ministry-admin", "department-01", "school-demo-1")
                .contains("  curl -s -H \"Authorization: Bearer $(./hub token ministry-admin)\""
                        + " 'http://127.0.0.1:8280/v1/institutions?limit=3'\n");
    }

    @Test
    void whatTakesLongIsSaidToBeStartingAndAnEndIsSaidToo() throws IOException, InterruptedException {
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        HubSettings settings = HubSettings.from(root, Map.of("HUB_PORT_BASE", "300"));
        Startup startup =
                new Startup(settings, new Parts(settings), new ProcessTable(settings), out, Duration.ofMillis(300));
        Process slow = new ProcessBuilder("sleep", "1").start();
        startup.await(PartName.parse("gateway"), slow);
        assertThat(shown()).containsSubsequence("gateway", "still starting", "FAILED: ended with exit code 0");
        assertThat(startup.failed()).containsExactly("gateway");
    }

    private void run(String... words) {
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Hub hub = new Hub(HubSettings.from(root, Map.of()), out, machine(_ -> true));
        new HubCommand(hub, out).run(words);
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static Machine machine(IntPredicate portIsFree) {
        return new Machine() {
            @Override
            public long freeMemory() {
                return Long.MAX_VALUE;
            }

            @Override
            public long freeDisk() {
                return Long.MAX_VALUE;
            }

            @Override
            public boolean portIsFree(int port) {
                return portIsFree.test(port);
            }
        };
    }
}
