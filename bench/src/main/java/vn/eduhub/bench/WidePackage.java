package vn.eduhub.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes a package wider: a column of the sender's own, `metadata.note`, in the file of people, filled with words
/// until all files together, unpacked, have the size that was asked for. The hub reads it and leaves it.
final class WidePackage {

    private static final String PEOPLE = "users.csv";
    private static final int WORDS = 512;

    private final Random random = new Random(20260905);
    private final String[] words = new String[WORDS];

    WidePackage() {
        for (int i = 0; i < WORDS; i++) {
            words[i] = random.ints(3 + random.nextInt(6), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append(' ')
                    .toString();
        }
    }

    /// @param bytes of all files, unpacked
    void write(Path narrow, Path wide, long bytes) throws IOException {
        Path draft = wide.resolveSibling(wide.getFileName() + ".draft");
        try (ZipFile from = new ZipFile(narrow.toFile());
                ZipOutputStream to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            to.setLevel(Deflater.BEST_SPEED);
            long present = from.stream().mapToLong(ZipEntry::getSize).sum();
            for (ZipEntry entry : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(PEOPLE)) {
                    widen(from, entry, to, bytes - present);
                } else {
                    from.getInputStream(entry).transferTo(to);
                }
                to.closeEntry();
            }
        }
        Files.move(draft, wide);
    }

    private void widen(ZipFile from, ZipEntry entry, ZipOutputStream to, long missing) throws IOException {
        long lines = lines(from, entry) - 1;
        int note = Math.toIntExact(Math.max(0, missing / Math.max(1, lines)));
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        try (BufferedReader reader = reader(from, entry)) {
            writer.write(reader.readLine() + ",metadata.note\r\n");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                writer.write(line);
                writer.write(',');
                writeWords(writer, note);
                writer.write("\r\n");
            }
        }
        writer.flush();
    }

    /// Words in no order, so that the package does not shrink to what would be refused as a bomb.
    private void writeWords(BufferedWriter writer, int length) throws IOException {
        for (int written = 0; written < length; ) {
            String word = words[random.nextInt(WORDS)];
            writer.write(word);
            written += word.length();
        }
    }

    private static long lines(ZipFile from, ZipEntry entry) throws IOException {
        try (BufferedReader reader = reader(from, entry)) {
            return reader.lines().count();
        }
    }

    private static BufferedReader reader(ZipFile from, ZipEntry entry) throws IOException {
        return new BufferedReader(new InputStreamReader(from.getInputStream(entry), StandardCharsets.UTF_8));
    }

    /// Of all files of a package, unpacked.
    static long unpacked(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().mapToLong(ZipEntry::getSize).sum();
        }
    }
}
