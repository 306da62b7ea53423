package vn.eduhub.exchange.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDryReadIT {

    private static final long TWO_GIGABYTES = 2L * 1024 * 1024 * 1024;

    /// Long lines: what takes long is bytes and not people, of whom a real file of this size has eight million.
    private static final int LINE_BYTES = 2_000;

    @TempDir
    Path folder;

    @Test
    void aPackageOfTwoGigabytesIsTakenInAHeapOf256Megabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PackageDryRead.class.getName(),
                        folder.toString(),
                        Long.toString(TWO_GIGABYTES),
                        Integer.toString(LINE_BYTES))
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(" lines, ");
        System.out.print(said);
    }
}
