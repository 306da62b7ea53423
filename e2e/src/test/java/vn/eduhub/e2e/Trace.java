package vn.eduhub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Words that name somebody, and where they turn up.
final class Trace {

    private final Set<String> words;

    Trace(Set<String> words) {
        this.words = new TreeSet<>(words);
    }

    /// `place: word` for each word that the text holds.
    List<String> in(String place, String text) {
        return words.stream()
                .filter(text::contains)
                .map(word -> place + ": " + word)
                .toList();
    }

    /// In all files below a folder, byte by byte.
    List<String> inFiles(Path folder) {
        List<String> found = new ArrayList<>();
        // A character for each byte, of the files and of the words alike.
        Trace bytes = new Trace(Set.copyOf(words.stream()
                .map(word -> new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .toList()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(bytes.in(
                        folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
