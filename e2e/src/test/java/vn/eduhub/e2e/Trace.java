package vn.eduhub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that name somebody, and where they turn up.
final class Trace {

    /// Sắc, huyền, hỏi, ngã, nặng: 1 to 5.
    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

    private final Set<String> words;

    Trace(Set<String> words) {
        this.words = new TreeSet<>(words);
    }

    /// Words in every form that a program might give them: composed and decomposed, in lower case, folded as
    /// identity-service compares names, without marks, escaped as in JSON, and as in an address.
    static Trace inEveryForm(Collection<String> words) {
        Set<String> forms = new TreeSet<>();
        for (String word : words) {
            String small = word.toLowerCase(Locale.ROOT);
            for (String form : List.of(word, small, folded(small))) {
                forms.add(form);
                forms.add(Normalizer.normalize(form, Normalizer.Form.NFD));
                forms.add(escaped(form, "\\u%04x"));
                forms.add(escaped(form, "\\u%04X"));
                forms.add(URLEncoder.encode(form, StandardCharsets.UTF_8));
            }
            forms.add(Normalizer.normalize(small, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        }
        return new Trace(forms);
    }

    /// Each syllable's tone behind it, `hòa` as `hoa2`, other marks as they are, and `i` for `y` at its end.
    private static String folded(String word) {
        return Arrays.stream(word.split(" ")).map(Trace::foldedSyllable).collect(Collectors.joining(" "));
    }

    private static String foldedSyllable(String syllable) {
        StringBuilder letters = new StringBuilder();
        String tone = "";
        for (char letter : Normalizer.normalize(syllable, Normalizer.Form.NFD).toCharArray()) {
            int place = TONES.indexOf(letter);
            if (place < 0) {
                letters.append(letter);
            } else {
                tone = Integer.toString(place + 1);
            }
        }
        String bare = Normalizer.normalize(letters, Normalizer.Form.NFC);
        return (bare.endsWith("y") ? bare.substring(0, bare.length() - 1) + "i" : bare) + tone;
    }

    private static String escaped(String word, String format) {
        return word.chars()
                .mapToObj(letter -> letter < 128 ? Character.toString(letter) : format.formatted(letter))
                .collect(Collectors.joining());
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
