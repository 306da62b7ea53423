package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidePackageTest {

    @TempDir
    Path folder;

    @Test
    void theFileOfPeopleIsFilledUpAndTheOthersStayAsTheyAre() throws IOException {
        Path narrow = folder.resolve("narrow.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(narrow))) {
            put(out, "classes.csv", "sourcedId,title\r\nc1,5A\r\n");
            put(out, "users.csv", "sourcedId,givenName\r\nu1,\"Nguyễn, An\"\r\nu2,Bình\r\n");
        }
        Path wide = folder.resolve("wide.zip");

        new WidePackage().write(narrow, wide, 1 << 20);

        assertThat(WidePackage.unpacked(wide)).isCloseTo(1 << 20, Percentage.withPercentage(1));
        assertThat(1L << 20).isLessThan(Files.size(wide) * 200);
        assertThat(text(wide, "classes.csv")).isEqualTo(text(narrow, "classes.csv"));
        List<String> people = text(wide, "users.csv").lines().toList();
        assertThat(people).hasSize(3);
        assertThat(people.getFirst()).isEqualTo("sourcedId,givenName,metadata.note");
        assertThat(people.get(1)).startsWith("u1,\"Nguyễn, An\",").doesNotContain("\r");
        assertThat(people.get(2)).startsWith("u2,Bình,");
    }

    private static void put(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static String text(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
