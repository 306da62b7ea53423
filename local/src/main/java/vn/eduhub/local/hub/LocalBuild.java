package vn.eduhub.local.hub;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The classes of this module with their libraries, laid out: store, broker and whatever else outlives the launcher run
/// from there. A JVM that loads a class late must not find the one of another build.
///
/// @param target where the build left them
/// @param laidOut a copy of them
record LocalBuild(Path target, LaidOut laidOut) {

    private static final List<String> FOLDERS = List.of("classes", "lib");
    private static final int PRINT_LENGTH = 16;

    /// The build of this checkout; none where Maven has not packaged the module, as in its own unit tests.
    static Optional<LocalBuild> of(Path root) {
        Path target = root.resolve("local/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            return Optional.empty();
        }
        return Optional.of(
                new LocalBuild(target, new LaidOut(root.resolve(".hub/local").resolve(print(target)))));
    }

    /// The class path of the copy, which is made if it is not there. One at a time: store and broker start side by
    /// side.
    String classPath() {
        synchronized (LocalBuild.class) {
            try {
                laidOut.make(this::copy);
            } catch (IOException e) {
                throw new HubException("cannot lay out " + target + ": " + e.getMessage(), e);
            }
        }
        Path folder = laidOut.folder();
        return folder.resolve("classes") + File.pathSeparator + folder.resolve("lib") + File.separator + "*";
    }

    void dropOld() {
        laidOut.dropOld();
    }

    private void copy(Path draft) throws IOException {
        for (Path file : files(target)) {
            Path copy = draft.resolve(target.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<Path> files(Path target) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> paths = Files.walk(target.resolve(folder))) {
                paths.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /// By names, sizes and times: the bytes of all libraries would take too long to read at every start.
    private static String print(Path target) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(target)) {
                String entry = target.relativize(file) + " " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).toMillis() + "\n";
                digest.update(entry.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, PRINT_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
