package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The production jar of a service, laid out in a folder of its own as Spring Boot recommends, with its start cache
/// (JEP 483, 515) beside it.
///
/// @param jar the `-exec.jar` of the module
/// @param laidOut where it is laid out
record ServiceJar(Path jar, LaidOut laidOut) {

    /// The jar of this service, when it has been built.
    static Optional<ServiceJar> of(Path root, Service service) {
        Path target = root.resolve(service.label()).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.naturalOrder())
                    .map(jar -> new ServiceJar(
                            jar,
                            new LaidOut(root.resolve(".hub/services")
                                    .resolve(service.label())
                                    .resolve(print(jar)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lays the jar out unless that is done.
    void layOut() {
        try {
            laidOut.make(this::extract);
        } catch (IOException e) {
            throw new HubException("cannot lay out " + jar + ": " + e.getMessage(), e);
        }
    }

    /// The arguments after `java` and its options that start the service; with its start cache when there is one.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (Files.exists(cache())) {
            arguments.add("-XX:AOTCache=" + cache());
        }
        arguments.add("-jar");
        arguments.add(laidOutJar().toString());
        return arguments;
    }

    Path cache() {
        return laidOut.folder().resolve("start.aot");
    }

    /// Where a cache is written while it is recorded: a recording that is broken off leaves no cache.
    Path cacheDraft() {
        return laidOut.folder().resolve("start.aot.draft");
    }

    Path laidOutJar() {
        return laidOut.folder().resolve(jar.getFileName());
    }

    void dropOld() {
        laidOut.dropOld();
    }

    private void extract(Path draft) throws IOException {
        Process process = new ProcessBuilder(
                        Jvm.java(),
                        "-Djarmode=tools",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        draft.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the jar is damaged; build it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String print(Path jar) {
        try {
            long mark = Files.getLastModifiedTime(jar).toMillis() * 31 + Files.size(jar);
            return HexFormat.of().toHexDigits(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
