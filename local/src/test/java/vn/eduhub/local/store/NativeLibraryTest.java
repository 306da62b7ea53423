package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    @Test
    void whatIsThereIsTakenAgain() throws IOException {
        Path library = NativeLibrary.unpacked(folder);
        Files.setLastModifiedTime(library, LONG_AGO);
        assertThat(NativeLibrary.unpacked(folder)).isEqualTo(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(LONG_AGO);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(library);
        }
    }

    @Test
    void halfOfItIsReplaced() throws IOException {
        Path library = NativeLibrary.unpacked(folder);
        byte[] whole = Files.readAllBytes(library);
        Files.write(library, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(NativeLibrary.unpacked(folder)).hasSize(whole.length);
    }
}
