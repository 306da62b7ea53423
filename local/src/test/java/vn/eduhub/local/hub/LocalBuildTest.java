package vn.eduhub.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBuildTest {

    @TempDir
    private Path root;

    @Test
    void whatRunsFromABuildIsNotTouchedByTheNext() throws IOException {
        write("classes/vn/Main.class", "one", 1);
        write("lib/some.jar", "jar", 1);
        String first = classPath();
        assertThat(classPath()).isEqualTo(first);

        write("classes/vn/Main.class", "two", 2);
        String second = classPath();
        assertThat(second).isNotEqualTo(first);
        assertThat(classes(first).resolve("vn/Main.class")).hasContent("one");
        assertThat(classes(second).resolve("vn/Main.class")).hasContent("two");
        assertThat(classes(first).resolveSibling("lib/some.jar")).hasContent("jar");
        assertThat(laidOut()).hasSize(2);
    }

    @Test
    void buildsBeforeTheLastAreDroppedUnlessSomethingRunsFromThem() throws IOException, InterruptedException {
        write("lib/some.jar", "jar", 1);
        String oldest = classPath();
        Process running = new ProcessBuilder("sh", "-c", "sleep 60 # " + oldest).start();
        try {
            write("lib/some.jar", "jar", 2);
            String old = classPath();
            Files.setLastModifiedTime(classes(oldest).getParent(), FileTime.from(Instant.ofEpochSecond(10)));
            Files.setLastModifiedTime(classes(old).getParent(), FileTime.from(Instant.ofEpochSecond(20)));
            write("lib/some.jar", "jar", 3);
            classPath();
            dropOld();
            assertThat(laidOut()).hasSize(3);
        } finally {
            running.destroyForcibly().waitFor();
        }
        dropOld();
        assertThat(laidOut()).hasSize(2).doesNotContain(classes(oldest).getParent());
    }

    @Test
    void withoutAPackagedBuildThereIsNone() {
        assertThat(LocalBuild.of(root)).isEmpty();
    }

    private void dropOld() {
        LocalBuild.of(root).orElseThrow().dropOld();
    }

    private String classPath() {
        return LocalBuild.of(root).orElseThrow().classPath();
    }

    private static Path classes(String classPath) {
        return Path.of(classPath.split(File.pathSeparator, -1)[0]);
    }

    private List<Path> laidOut() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve(".hub/local"))) {
            return folders.toList();
        }
    }

    private void write(String file, String text, long time) throws IOException {
        Path path = root.resolve("local/target").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(time)));
        Files.createDirectories(root.resolve("local/target/classes"));
    }
}
