package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;

/// One build of something, copied to a folder of its own: what runs from it is safe from the next build.
///
/// @param folder its name tells which build it came from
record LaidOut(Path folder) {

    /// What copies the build.
    interface Filling {

        void into(Path draft) throws IOException;
    }

    /// Lays the build out unless that is done.
    void make(Filling filling) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(folder.getParent(), "draft");
        try {
            filling.into(draft);
            move(draft);
        } finally {
            Hub.delete(draft);
        }
    }

    /// Drops what earlier builds left and nobody runs from. Keeps the newest of them: another launcher may be about to
    /// start from it.
    void dropOld() {
        Path all = folder.getParent();
        if (all == null || !Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> builds = Files.list(all)) {
            builds.filter(build -> !build.equals(folder))
                    .sorted(Comparator.comparing(LaidOut::modified).reversed())
                    .skip(1)
                    .filter(build -> !isInUse(build))
                    .forEach(Hub::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInUse(Path build) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(build.toString()))
                        .orElse(false));
    }

    /// Two launchers may lay out the same build at once; the first one counts.
    private void move(Path draft) throws IOException {
        try {
            Files.move(draft, folder);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            if (!Files.exists(folder)) {
                throw e;
            }
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
