package vn.eduhub.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.exchange.Packages;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.HubException;

class ArchiveTest {

    @TempDir
    Path folder;

    private static HubError refusal(Path zip, Limits limits) throws IOException {
        try (Archive archive = Archive.open(zip, limits)) {
            for (String name : archive.names()) {
                archive.read(name, (bytes, length) -> {});
            }
        } catch (HubException e) {
            return e.error();
        }
        throw new AssertionError("not refused");
    }

    private static HubError refusal(Path zip) throws IOException {
        return refusal(zip, Limits.DEFAULT);
    }

    private Path zip(String name, byte[]... blocks) throws IOException {
        Path zip = folder.resolve("made.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(name));
            for (byte[] block : blocks) {
                entries.write(block);
            }
            entries.closeEntry();
        }
        return zip;
    }

    @Test
    void textIsNotAZip() throws IOException {
        Path file = Files.writeString(folder.resolve("x.zip"), "sourcedId,name\n");

        assertThat(refusal(file)).isEqualTo(ExchangeError.NOT_A_ZIP);
    }

    @Test
    void aZipCutOffInTheMiddleIsTruncated() throws IOException {
        byte[] whole = Files.readAllBytes(Packages.hoaSen().zip(folder));
        for (int length : new int[] {5, whole.length / 2, whole.length - 1}) {
            Path file = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));

            assertThat(refusal(file)).as("%d bytes", length).isEqualTo(ExchangeError.ZIP_TRUNCATED);
        }
    }

    @Test
    void aChangedByteIsFoundByTheCrc() throws IOException {
        byte[] bytes = Files.readAllBytes(Packages.hoaSen().zip(folder));
        // In the packed bytes of the first file.
        bytes[60] ^= 0x10;
        Path file = Files.write(folder.resolve("damaged.zip"), bytes);

        assertThat(refusal(file)).isEqualTo(ExchangeError.ZIP_DAMAGED);
    }

    @Test
    void aBombIsRefusedWhileItUnpacks() throws IOException {
        byte[][] zeros = new byte[8][1024 * 1024];

        assertThat(refusal(zip("users.csv", zeros))).isEqualTo(ExchangeError.ZIP_BOMB);
    }

    @Test
    void tooManyBytesAreRefusedWhateverTheRatio() throws IOException {
        Path zip = zip("users.csv", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal(zip, new Limits(10, 200, 64))).isEqualTo(ExchangeError.ZIP_BOMB);
    }

    @Test
    void namesThatLeadOutAreRefused() throws IOException {
        for (String name :
                new String[] {"../users.csv", "/users.csv", "a/../../users.csv", "C:users.csv", "a\\b.csv"}) {
            assertThat(refusal(zip(name, new byte[1]))).as(name).isEqualTo(ExchangeError.ZIP_PATH);
        }
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Path zip = folder.resolve("many.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (int i = 0; i < 65; i++) {
                entries.putNextEntry(new ZipEntry("f" + i));
            }
        }

        assertThat(refusal(zip)).isEqualTo(ExchangeError.ZIP_ENTRIES);
    }

    @Test
    void filesInFoldersAreNotOpened() throws IOException {
        try (Archive archive = Archive.open(zip("inner/users.csv", new byte[1]), Limits.DEFAULT)) {
            assertThat(archive.names()).isEmpty();
        }
    }
}
