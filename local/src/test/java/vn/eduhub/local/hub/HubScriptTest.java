package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell script, run in a made-up machine: its own home, its own JDK folders, nothing else on the PATH but the
/// tools.
class HubScriptTest {

    @TempDir
    private Path machine;

    private Path home = Path.of(".");
    private Path tools = Path.of(".");

    @BeforeEach
    void furnish() throws IOException {
        home = Files.createDirectories(machine.resolve("home"));
        tools = Files.createDirectories(machine.resolve("bin"));
        for (String tool : new String[] {
            "sh", "sed", "grep", "dirname", "readlink", "head", "find", "awk", "mkdir", "mv", "rm", "cat"
        }) {
            Files.createSymbolicLink(tools.resolve(tool), located(tool));
        }
    }

    @Test
    void javaHomeComesFirst() throws IOException, InterruptedException {
        Path chosen = jdk("somewhere/else", "25.0.1");
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        assertThat(hub(chosen, "jdk").output()).isEqualTo(chosen.toString());
    }

    @Test
    void aJavaHomeOfAnotherVersionIsPassedBy() throws IOException, InterruptedException {
        Path seventeen = jdk("usr/lib/jvm/java-17", "17.0.19");
        Path wanted = jdk("usr/lib/jvm/temurin-25", "25.0.3");
        assertThat(hub(seventeen, "jdk").output()).isEqualTo(wanted.toString());
    }

    @Test
    void aRuntimeWithoutCompilerIsPassedBy() throws IOException, InterruptedException {
        Path runtime = jdk("usr/lib/jvm/a-25-jre", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));
        Path wanted = jdk("usr/lib/jvm/b-25-jdk", "25.0.3");
        assertThat(hub(null, "jdk").output()).isEqualTo(wanted.toString());
    }

    @Test
    void versionTwoHundredFiftyIsNotTwentyFive() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/future", "250.0.1");
        assertThat(hub(null, "jdk").exitCode()).isEqualTo(1);
    }

    @Test
    void theFirstReleaseHasNoDots() throws IOException, InterruptedException {
        Path wanted = jdk("usr/lib/jvm/first", "25");
        assertThat(hub(null, "jdk").output()).isEqualTo(wanted.toString());
    }

    @Test
    void sdkmanJetBrainsAndMacFoldersAreKnown() throws IOException, InterruptedException {
        for (String folder : new String[] {
            "home/.sdkman/candidates/java/25.0.3-tem",
            "home/.jdks/temurin-25.0.3",
            "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"
        }) {
            Path wanted = jdk(folder, "25.0.3");
            assertThat(hub(null, "jdk").output()).isEqualTo(wanted.toString());
            Files.delete(wanted.resolve("release"));
        }
    }

    @Test
    void mavenToolchainsAreKnown() throws IOException, InterruptedException {
        Path wanted = jdk("odd/place", "25.0.3");
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/toolchains.xml"),
                "<toolchains>\n  <jdkHome> /nowhere </jdkHome>\n  <jdkHome>" + wanted + "</jdkHome>\n</toolchains>\n");
        assertThat(hub(null, "jdk").output()).isEqualTo(wanted.toString());
    }

    @Test
    void withoutAnyItSaysWhatToDoInBothLanguages() throws IOException, InterruptedException {
        Answer answer = hub(null, "up");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output())
                .contains("no JDK 25 found in JAVA_HOME", "set JAVA_HOME")
                .contains("Không tìm thấy JDK 25");
    }

    @Test
    void afterAllTestsTheHubCountsAsBuilt() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Path checkout = checkout("exit 0");
        assertThat(run(checkout.resolve("hub"), null, "test").exitCode()).isZero();
        assertThat(checkout.resolve("target/hub-built")).exists();
        assertThat(checkout.resolve("asked")).content().contains("--fail-at-end verify");
    }

    @Test
    void afterTestsThatFailNothingCountsAsBuilt() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Path checkout = checkout("exit 3");
        Answer answer = run(checkout.resolve("hub"), null, "test");
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.output()).contains("Tests run: 0, Failures: 0");
        assertThat(checkout.resolve("target/hub-built")).doesNotExist();
    }

    @Test
    void theFaultTestsAreThoseOfTheHubAndThatOfTheStore() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Path checkout = checkout("exit 0");
        assertThat(run(checkout.resolve("hub"), null, "test", "faults").exitCode())
                .isZero();
        assertThat(checkout.resolve("asked"))
                .content()
                .contains("-Dit.test=*FaultsIT,EmbeddedStoreKillIT", "-pl e2e -am");
        assertThat(checkout.resolve("target/hub-built")).doesNotExist();
    }

    /// A checkout whose Maven writes down what it was asked and ends as told.
    private Path checkout(String end) throws IOException {
        Path checkout = Files.createDirectories(machine.resolve("checkout"));
        Files.copy(Path.of("..", "hub"), checkout.resolve("hub"));
        Path maven = Files.writeString(
                checkout.resolve("mvnw"), "#!/bin/sh\n[ \"$1\" = -v ] && exit 0\necho \"$@\" >asked\n" + end + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        return checkout;
    }

    private Path jdk(String folder, String version) throws IOException {
        Path jdk = Files.createDirectories(machine.resolve(folder));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path compiler = Files.writeString(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        return jdk;
    }

    private Answer hub(@Nullable Path javaHome, String command) throws IOException, InterruptedException {
        return run(Path.of("..", "hub").toAbsolutePath().normalize(), javaHome, command);
    }

    private Answer run(Path script, @Nullable Path javaHome, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("HUB_JDK_ROOT", machine.toString());
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome.toString());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }

    private static Path located(String tool) {
        for (String folder : new String[] {"/usr/bin", "/bin"}) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException("this machine has no " + tool);
    }

    private record Answer(int exitCode, String output) {}
}
