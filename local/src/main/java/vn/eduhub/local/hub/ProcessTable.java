package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processes of one hub, by files that outlive the launcher: `.hub/run/<name>.pid` holds pid and start time.
///
/// A pid is reused by the machine sooner or later. A process is ours only when it also began when we wrote down it did,
/// and carries our mark on its command line; no other is ever sent a signal.
public final class ProcessTable {

    private static final long LOG_BYTES_MAX = 20L << 20;

    /// The start time is told in ticks since boot, and the time of boot in whole seconds.
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private final Path home;
    private final Path run;
    private final Path logs;

    ProcessTable(HubSettings settings) {
        this.home = settings.home();
        this.run = settings.run();
        this.logs = settings.logs();
    }

    /// A do-nothing system property that marks a process as a part of the hub with this home.
    static String mark(Path home, String name) {
        return "-Dhub.part=" + home + ":" + name;
    }

    /// Starts a part so that it outlives this launcher, and writes down who it is.
    Process start(Part part) {
        try {
            Files.createDirectories(run);
            Files.createDirectories(logs);
            Path log = logs.resolve(part.name() + ".log");
            rotate(log);
            ProcessBuilder builder = new ProcessBuilder(detached(part.command()))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(part.environment());
            Process process = builder.start();
            Instant begun = process.info().startInstant().orElse(Instant.EPOCH);
            write(part.name(), process.pid() + " " + begun.toEpochMilli());
            return process;
        } catch (IOException e) {
            throw new HubException(part.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// The running process of this name, if it is ours.
    Optional<ProcessHandle> alive(String name) {
        return entry(name).flatMap(entry -> ours(name, entry));
    }

    /// The names of all parts a file speaks of, running or not.
    List<String> names() {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".pid"))
                    .map(file -> file.substring(0, file.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> running() {
        return names().stream().filter(name -> alive(name).isPresent()).toList();
    }

    /// Drops the files of parts that run no more; says which.
    List<String> forgetDead() {
        List<String> dead = new ArrayList<>();
        for (String name : names()) {
            if (alive(name).isEmpty()) {
                forget(name);
                dead.add(name);
            }
        }
        return dead;
    }

    /// Asks a part to end, and ends it when it has not after this long. Answers whether it had to be ended.
    boolean stop(String name, Duration patience) {
        Optional<ProcessHandle> process = alive(name);
        boolean forced = false;
        if (process.isPresent()) {
            process.get().destroy();
            if (!ended(process.get(), patience)) {
                process.get().destroyForcibly();
                forced = true;
                ended(process.get(), Duration.ofSeconds(10));
            }
        }
        forget(name);
        return forced;
    }

    /// Sends a signal such as `KILL`, `STOP` or `CONT`.
    void signal(String name, String signal) {
        ProcessHandle process = alive(name).orElseThrow(() -> new HubException(name + " is not running"));
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0) {
                throw new HubException("no such signal: " + signal);
            }
        } catch (IOException e) {
            throw new HubException("signals cannot be sent from here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ProcessHandle> ours(String name, Entry entry) {
        return ProcessHandle.of(entry.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(begun ->
                                Duration.between(entry.begun(), begun).abs().compareTo(CLOCK_GRAIN) <= 0)
                        .orElse(false))
                // Some systems do not tell a command line; then the start time has to do.
                .filter(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(mark(home, name)))
                        .orElse(true));
    }

    private Optional<Entry> entry(String name) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] fields = Files.readString(file).trim().split(" ", -1);
            return fields.length == 2 ? Entry.parse(fields[0], fields[1]) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        Path draft = run.resolve(name + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String name) {
        return run.resolve(name + ".pid");
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// In a session of its own a process is not ended by Ctrl-C at the terminal that started it.
    private static List<String> detached(List<String> command) {
        @Nullable
        Path setsid = Stream.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"))
                .filter(Files::isExecutable)
                .min(Comparator.reverseOrder())
                .orElse(null);
        if (setsid == null) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        whole.add(setsid.toString());
        whole.addAll(command);
        return whole;
    }

    private record Entry(long pid, Instant begun) {

        static Optional<Entry> parse(String pid, String begun) {
            try {
                return Optional.of(new Entry(Long.parseLong(pid), Instant.ofEpochMilli(Long.parseLong(begun))));
            } catch (NumberFormatException _) {
                // A file cut off in the middle of a crash names nobody.
                return Optional.empty();
            }
        }
    }
}
