package vn.eduhub.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files of this checkout.
final class Checkout {

    static final Path ROOT = Path.of("..");
    static final List<String> SERVICES = List.of(
            "gateway",
            "identity-service",
            "institution-registry",
            "learner-registry",
            "teacher-registry",
            "exchange-service",
            "reporting-service");

    private Checkout() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files below a folder with this ending, as paths from the root.
    static List<String> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The documents of a YAML file; a key that stands twice is a fault.
    static List<Map<String, Object>> documents(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(200);
        List<Map<String, Object>> documents = new ArrayList<>();
        StreamSupport.stream(
                        new Yaml(new SafeConstructor(options))
                                .loadAll(text(path))
                                .spliterator(),
                        false)
                .forEach(document -> documents.add(map(document)));
        return documents;
    }

    static Map<String, Object> document(String path) {
        List<Map<String, Object>> documents = documents(path);
        if (documents.size() != 1) {
            throw new IllegalStateException(path + " holds " + documents.size() + " documents");
        }
        return documents.getFirst();
    }

    /// What lies at this place, such as `spec/template/spec`; an empty map when nothing does.
    static Map<String, Object> at(Map<String, Object> from, String place) {
        Map<String, Object> here = from;
        for (String step : place.split("/", -1)) {
            Object next = here.get(step);
            here = next == null ? Map.of() : map(next);
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Map<String, Object>> maps(@Nullable Object list) {
        return list(list).stream().map(Checkout::map).toList();
    }

    /// The text of what stands under a key.
    static String word(Map<String, Object> from, String key) {
        return Objects.requireNonNull(from.get(key), key).toString();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    /// The first group of the pattern's one place in a file.
    static String found(String path, String pattern) {
        List<String> all = Pattern.compile(pattern)
                .matcher(text(path))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        if (all.size() != 1) {
            throw new IllegalStateException(path + " says " + all + " for " + pattern);
        }
        return all.getFirst();
    }
}
