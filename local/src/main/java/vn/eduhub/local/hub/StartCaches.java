package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Start caches of the services (`-XX:AOTCache`): a service starts in a third of the CPU time with one. Each
/// is recorded by a run of the service that ends when its context is complete, before it serves or consumes
/// anything.
final class StartCaches {

    /// The word of a process that does nothing while another records.
    static final String GIVE_WAY = "--give-way";

    private static final int TRAINING_MINUTES = 5;

    private final HubSettings settings;
    private final Parts parts;

    StartCaches(HubSettings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /// Records what is missing in a process that outlives this launcher and gives way to everything else.
    void makeInBackground() {
        if (!settings.startCaches() || missing().isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.addAll(List.of(
                Jvm.java(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Dhub.root=" + settings.root(),
                "-Dlogback.configurationFile=logback-local.xml",
                "-cp",
                Jvm.classPath(settings.root()),
                HubCommand.class.getName(),
                "warm",
                GIVE_WAY));
        try {
            Path log = Files.createDirectories(settings.logs()).resolve("start-caches.log");
            new ProcessBuilder(command)
                    .directory(settings.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new HubException("the start caches cannot be recorded: " + e.getMessage(), e);
        }
    }

    /// Records what is missing, one service after the other.
    ///
    /// @param giveWay to another process that records, instead of waiting for it
    void make(PrintStream out, boolean giveWay) {
        Path lockFile = settings.root().resolve(".hub/start-caches.lock");
        try {
            Files.createDirectories(lockFile.getParent());
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = giveWay ? channel.tryLock() : channel.lock()) {
                if (lock == null) {
                    return;
                }
                for (Service service : missing()) {
                    train(service, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the start caches cannot be recorded", e);
        }
    }

    private List<Service> missing() {
        List<Service> services = new ArrayList<>();
        for (Service service : Service.values()) {
            Optional<ServiceJar> jar = ServiceJar.of(settings.root(), service);
            if (jar.isPresent() && !Files.exists(jar.get().cache())) {
                services.add(service);
            }
        }
        return services;
    }

    private void train(Service service, PrintStream out) throws IOException {
        ServiceJar jar = ServiceJar.of(settings.root(), service).orElseThrow();
        jar.layOut();
        Path log = Files.createDirectories(settings.logs()).resolve(service.label() + "-training.log");
        Files.deleteIfExists(jar.cacheDraft());
        ProcessBuilder builder = new ProcessBuilder(parts.training(service, jar))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(parts.environment(new PartName.Instance(service, 1), 0));
        Process process = builder.start();
        // Stopping the launcher stops the run it waits for.
        Thread stop = new Thread(process::destroyForcibly, "training-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            boolean ended = process.waitFor(TRAINING_MINUTES, TimeUnit.MINUTES);
            boolean made = ended && process.exitValue() == 0 && Files.exists(jar.cacheDraft());
            if (made) {
                Files.move(jar.cacheDraft(), jar.cache(), StandardCopyOption.ATOMIC_MOVE);
            }
            out.println(
                    "  " + service.label() + (made ? " start cache recorded" : " start cache not made, see " + log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
