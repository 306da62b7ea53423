package vn.eduhub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.record.WriteObserver;

/// Loaded into one instance of a service as a Java agent: on demand it stops its own process (`SIGSTOP`) when the store
/// has a new record and the log has not, and ends it (`kill -9`) with the first event that reaches the log after the
/// pause.
public final class PausingAgent implements WriteObserver {

    private static final String FOLDER = "vn.eduhub.e2e.pause";
    private static final String PAUSED_WITH = "paused-with";

    private final Path folder = Path.of(Objects.requireNonNull(System.getProperty(FOLDER)));
    private final AtomicReference<RecordId> late = new AtomicReference<>();

    /// What makes a jar an agent; that it is on the class path is all that is wanted.
    public static void premain(String arguments) {}

    @Override
    public void stored(RecordId id, long version) {
        if (version == 1 && takes("stop-when-stored")) {
            late.set(id);
            say(PAUSED_WITH, id.value());
            signalSelf("STOP");
            // Somebody sent SIGCONT.
        }
    }

    @Override
    public void acknowledged(RecordId id) {
        if (id.equals(late.get()) && takes("kill-when-late")) {
            signalSelf("KILL");
        }
    }

    private void say(String name, String text) {
        try {
            Path draft = Files.writeString(folder.resolve(name + ".draft"), text);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One of several threads gets it.
    private boolean takes(String order) {
        try {
            return Files.deleteIfExists(folder.resolve(order));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signalSelf(String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The test's side of it.
    record Orders(Path folder) {

        /// The options of a JVM that is to obey.
        String jvmOptions() {
            Path jar = folder.resolve("pausing-agent.jar");
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().putValue("Premain-Class", PausingAgent.class.getName());
            String type = PausingAgent.class.getName().replace('.', '/') + ".class";
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    var code = PausingAgent.class.getResourceAsStream("/" + type)) {
                out.putNextEntry(new JarEntry(type));
                Objects.requireNonNull(code).transferTo(out);
                out.putNextEntry(new JarEntry("META-INF/services/" + WriteObserver.class.getName()));
                out.write(PausingAgent.class.getName().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "-javaagent:" + jar + " -D" + FOLDER + "=" + folder;
        }

        void stopWhenStored() throws IOException {
            Files.deleteIfExists(folder.resolve(PAUSED_WITH));
            give("stop-when-stored");
        }

        void killWhenLate() {
            give("kill-when-late");
        }

        /// The record that is stored and not sent; empty before the process stands still.
        Optional<String> pausedWith() {
            try {
                Path said = folder.resolve(PAUSED_WITH);
                return Files.exists(said) ? Optional.of(Files.readString(said)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void give(String order) {
            try {
                Files.createFile(folder.resolve(order));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
