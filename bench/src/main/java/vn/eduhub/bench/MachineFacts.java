package vn.eduhub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// On what, and of which state of the code, something was measured.
final class MachineFacts {

    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private MachineFacts() {}

    static String markdown(Path root) throws IOException, InterruptedException {
        return "- cores: " + Runtime.getRuntime().availableProcessors() + ", "
                + line(CPUS, "model name").orElse("model unknown") + "\n"
                + "- memory: " + line(MEMORY, "MemTotal").orElse("unknown") + "\n"
                + "- load average before: " + load() + "\n"
                + "- system: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + "\n"
                + "- JDK: " + System.getProperty("java.vendor") + " " + Runtime.version() + "\n"
                + "- commit: " + commit(root) + "\n";
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        String commit = git(root, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(root, "status", "--porcelain", "--untracked-files=no").isEmpty()
                ? commit
                : commit + ", with changes not committed";
    }

    private static String git(Path root, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? answer : "";
        } catch (IOException _) {
            // A checkout without git can be measured all the same.
            return "";
        }
    }

    private static String load() throws IOException {
        return Files.isReadable(LOAD) ? Files.readString(LOAD).split(" ", 2)[0] : "unknown";
    }

    private static Optional<String> line(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
