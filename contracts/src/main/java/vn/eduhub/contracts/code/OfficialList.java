package vn.eduhub.contracts.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A code list with all its values, as the sector's database has it (`DM_…`), or with a name of ours where the
/// official text gives values and no name. The lists stand in `code-lists.tsv`.
public final class OfficialList {

    private static final String FILE = "code-lists.tsv";
    private static final int COLUMNS = 7;
    private static final Map<String, OfficialList> ALL = read();

    private final String name;
    private final String title;
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Value> byWord = new HashMap<>();

    private OfficialList(String name, String title) {
        this.name = name;
        this.title = title;
    }

    /// @param dataCentre code of the same in the National Data Centre's scheme; none where it has no such value
    /// @param begin first day; none: from the beginning of the list
    /// @param end last day; none: still in force
    /// @param aliases other names that people write
    public record Value(
            String code,
            String name,
            @Nullable String dataCentre,
            @Nullable LocalDate begin,
            @Nullable LocalDate end,
            List<String> aliases) {

        public Value {
            aliases = List.copyOf(aliases);
        }

        public boolean isInForce(LocalDate day) {
            return (begin == null || !day.isBefore(begin)) && (end == null || !day.isAfter(end));
        }
    }

    public static Collection<OfficialList> all() {
        return ALL.values();
    }

    public static Optional<OfficialList> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public List<Value> values() {
        return List.copyOf(values);
    }

    /// By its code, else by the National Data Centre's, else by a name: case and Unicode form do not matter. A code
    /// of the other scheme that is also one of this list without its leading zero, as spreadsheets leave it, is
    /// nobody's.
    public Optional<Value> resolve(String text) {
        return Optional.ofNullable(byWord.get(word(text)));
    }

    private void add(Value value) {
        values.add(value);
    }

    /// Codes come before codes of the other scheme, those before names: the first meaning of a word stays.
    private void index() {
        values.forEach(value -> byWord.putIfAbsent(word(value.code()), value));
        for (Value value : values) {
            String other = value.dataCentre();
            if (other != null && value.equals(byWord.getOrDefault("0" + other, value))) {
                byWord.putIfAbsent(word(other), value);
            }
        }
        values.forEach(value -> byWord.putIfAbsent(word(value.name()), value));
        values.forEach(value -> value.aliases().forEach(alias -> byWord.putIfAbsent(word(alias), value)));
    }

    private static String word(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Map<String, OfficialList> read() {
        Map<String, OfficialList> lists = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(OfficialList.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split("\t", -1)).forEach(columns -> read(columns, lists));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        lists.values().forEach(OfficialList::index);
        return lists;
    }

    /// The line without a code names the list; its values follow.
    private static void read(String[] columns, Map<String, OfficialList> lists) {
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(FILE + ": " + COLUMNS + " columns expected at " + columns[0]);
        }
        if (columns[1].isEmpty()) {
            lists.put(columns[0], new OfficialList(columns[0], columns[2]));
            return;
        }
        Objects.requireNonNull(lists.get(columns[0]), columns[0])
                .add(new Value(
                        columns[1],
                        columns[2],
                        columns[3].isEmpty() ? null : columns[3],
                        columns[4].isEmpty() ? null : LocalDate.parse(columns[4]),
                        columns[5].isEmpty() ? null : LocalDate.parse(columns[5]),
                        columns[6].isEmpty() ? List.of() : List.of(columns[6].split("\\|", -1))));
    }
}
