package vn.eduhub.identity.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vn.eduhub.identity.comparison.BlockKey.Part;
import vn.eduhub.identity.comparison.Level.Limit;
import vn.eduhub.identity.comparison.Rules.Thresholds;

/// Rules as lines of text, kept as they are so that an estimation changes numbers and nothing else.
///
/// ```text
/// version persons-1
/// threshold link 10
/// field name NAME                  kinds: NAME DATE CODE TEXT
/// level same 0.9 0.8               m and u; then maybe review, new or lifts
/// unseen given 0.0003              share of a word that is not listed
/// word given 0.071 anh             share of a word at its place; of a text, in its field
/// spellings hoàng huỳnh            one word in several regions
/// optional thị văn                 words that are left out at will
/// key name.core mother.core + sex.whole    what is needed, and what is taken while it is not rare enough
/// key always number.whole          however many share it
/// ```
public final class RulesFile {

    private static final double UNSEEN = 1e-3;

    private final List<String> lines;

    private RulesFile(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    public static RulesFile of(List<String> lines) {
        return new RulesFile(lines);
    }

    /// The rules for people of this hub.
    public static RulesFile ofPersons() {
        return resource("persons.rules");
    }

    static RulesFile resource(String name) {
        InputStream stream = RulesFile.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new RulesFile(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines() {
        return lines;
    }

    public Rules rules() {
        return new Reading().read();
    }

    /// The same with other numbers.
    ///
    /// @param levels by field, in the order of the file
    /// @param words shares by place or field; places that are not named keep theirs
    RulesFile with(String version, Map<String, List<Level>> levels, Map<String, Map<String, Double>> words) {
        List<String> changed = new ArrayList<>();
        String field = "";
        int place = 0;
        for (String line : lines) {
            String[] parts = line.strip().split("\\s+", -1);
            switch (parts[0]) {
                case "version" -> changed.add("version " + version);
                case "field" -> {
                    field = parts[1];
                    place = 0;
                    changed.add(line);
                }
                case "level" ->
                    changed.add(line(Objects.requireNonNull(levels.get(field)).get(place++)));
                case "word" -> {
                    if (!words.containsKey(parts[1])) {
                        changed.add(line);
                    }
                }
                default -> changed.add(line);
            }
        }
        new TreeMap<>(words)
                .forEach((where, shares) -> new TreeMap<>(shares)
                        .forEach((word, share) ->
                                changed.add(String.format(Locale.ROOT, "word %s %.7f %s", where, share, word))));
        return new RulesFile(changed);
    }

    private static String line(Level level) {
        String limit =
                level.limit() == Limit.NONE ? "" : " " + level.limit().name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "level %s %.6g %.6g%s", level.name(), level.m(), level.u(), limit);
    }

    /// One reading of the lines.
    private final class Reading {

        private final Map<String, Vocabulary> vocabularies = new HashMap<>();
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Map<String, Double> thresholds = new HashMap<>();
        private final Spellings spellings = new Spellings();
        private final List<BlockKey> keys = new ArrayList<>();
        private String version = "";
        private int at;

        Rules read() {
            List<String[]> words = new ArrayList<>();
            lines.stream()
                    .map(line -> line.split("\\s+", -1))
                    .filter(parts -> parts[0].equals("unseen"))
                    .forEach(parts -> vocabularies.put(parts[1], new Vocabulary(Double.parseDouble(parts[2]))));
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] parts = line.split("\\s+", -1);
                    if (parts[0].equals("word")) {
                        words.add(line.split("\\s+", 4));
                    } else {
                        read(parts, i);
                    }
                }
            }
            words.forEach(this::word);
            return new Rules(
                    version,
                    new Thresholds(
                            threshold("prior"),
                            threshold("link"),
                            threshold("review"),
                            threshold("margin"),
                            threshold("key-bits")),
                    List.copyOf(fields.values()),
                    keys);
        }

        private void read(String[] parts, int place) {
            switch (parts[0]) {
                case "version" -> version = parts[1];
                case "threshold" -> thresholds.put(parts[1], Double.parseDouble(parts[2]));
                case "field" -> field(parts[1], parts[2], levelsBehind(place));
                case "level", "unseen" -> {}
                case "spellings" ->
                    spellings.add(Arrays.stream(parts, 1, parts.length)
                            .map(Reading::word)
                            .toList());
                case "optional" ->
                    Arrays.stream(parts, 1, parts.length).map(Reading::word).forEach(spellings::addOptional);
                case "key" -> keys.add(key(parts));
                default -> throw new IllegalArgumentException("line " + (place + 1) + ": '" + parts[0] + "'");
            }
        }

        private static long word(String text) {
            return NameComparer.words(text).getFirst();
        }

        private void field(String name, String kind, List<Level> levels) {
            Comparer comparer = switch (kind) {
                case "NAME" ->
                    new NameComparer(vocabulary("family"), vocabulary("middle"), vocabulary("given"), spellings);
                case "DATE" -> new DateComparer();
                case "CODE" -> new CodeComparer();
                case "TEXT" -> new TextComparer(vocabulary(name));
                default -> throw new IllegalArgumentException("field " + name + ": '" + kind + "'");
            };
            fields.put(name, new Field(name, comparer, at, levels));
            at += comparer.cells();
        }

        private List<Level> levelsBehind(int place) {
            List<Level> levels = new ArrayList<>();
            for (int i = place + 1; i < lines.size(); i++) {
                String[] parts = lines.get(i).strip().split("\\s+", -1);
                if (!parts[0].equals("level")) {
                    break;
                }
                Limit limit = parts.length > 4 ? Limit.valueOf(parts[4].toUpperCase(Locale.ROOT)) : Limit.NONE;
                levels.add(new Level(parts[1], Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), limit));
            }
            return levels;
        }

        private Vocabulary vocabulary(String name) {
            return vocabularies.computeIfAbsent(name, _ -> new Vocabulary(UNSEEN));
        }

        private void word(String[] parts) {
            Vocabulary vocabulary = vocabulary(parts[1]);
            double share = Double.parseDouble(parts[2]);
            Field field = fields.get(parts[1]);
            if (field == null) {
                vocabulary.add(word(parts[3]), share);
            } else {
                long[] row = new long[field.comparer().cells()];
                field.comparer().prepare(parts[3], row, 0);
                vocabulary.add(TextComparer.hash(row, 0), share);
            }
        }

        private BlockKey key(String[] parts) {
            boolean always = parts[1].equals("always");
            List<Part> needed = new ArrayList<>();
            List<Part> more = new ArrayList<>();
            for (int i = always ? 2 : 1; i < parts.length; i++) {
                if (parts[i].equals("+")) {
                    more.add(part(parts[++i]));
                } else {
                    needed.add(part(parts[i]));
                }
            }
            return new BlockKey(needed, more, always);
        }

        private Part part(String text) {
            int point = text.indexOf('.');
            Field field = fields.get(text.substring(0, Math.max(0, point)));
            int part = field == null ? -1 : field.comparer().parts().indexOf(text.substring(point + 1));
            if (field == null || part < 0) {
                throw new IllegalArgumentException("no part " + text);
            }
            return new Part(field, part);
        }

        private double threshold(String name) {
            Double value = thresholds.get(name);
            if (value == null) {
                throw new IllegalArgumentException("threshold " + name + " is missing");
            }
            return value;
        }
    }
}
