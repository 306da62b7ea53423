package vn.eduhub.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the `///` comments of the sources say of records and handlers: the one place where it is said.
final class SourceText {

    private static final Said NOTHING = new Said("", Map.of());

    private final List<Path> roots;
    private final Map<String, List<String>> files = new HashMap<>();

    /// @param roots folders of sources
    SourceText(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /// @param text without the lines of parameters
    /// @param parameters by name
    record Said(String text, Map<String, String> parameters) {

        Said {
            parameters = Map.copyOf(parameters);
        }
    }

    Said of(Class<?> type) {
        Pattern declaration = Pattern.compile(
                "^\\s*(public |static |final )*(record|class|enum) " + Pattern.quote(type.getSimpleName()) + "\\b.*");
        return said(type, declaration);
    }

    Said of(Method method) {
        Pattern declaration = Pattern.compile("^ {4}\\w.*[ >]" + Pattern.quote(method.getName()) + "\\(.*");
        return said(method.getDeclaringClass(), declaration);
    }

    private Said said(Class<?> type, Pattern declaration) {
        List<String> lines = lines(type);
        for (int i = 0; i < lines.size(); i++) {
            if (declaration.matcher(lines.get(i)).matches()) {
                return read(comment(lines, i));
            }
        }
        return NOTHING;
    }

    /// The comment above a declaration, annotations between them left out.
    private static List<String> comment(List<String> lines, int declaration) {
        int end = declaration - 1;
        while (end >= 0 && !isComment(lines.get(end)) && !endsDeclaration(lines.get(end))) {
            end--;
        }
        int begin = end;
        while (begin >= 0 && isComment(lines.get(begin))) {
            begin--;
        }
        return end < 0 || !isComment(lines.get(end))
                ? List.of()
                : lines.subList(begin + 1, end + 1).stream()
                        .map(line -> line.strip().substring(3).strip())
                        .toList();
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("///");
    }

    private static boolean endsDeclaration(String line) {
        String text = line.strip();
        return text.isEmpty() || text.endsWith(";") || text.equals("}");
    }

    private static Said read(List<String> comment) {
        StringBuilder text = new StringBuilder();
        Map<String, String> parameters = new HashMap<>();
        String parameter = null;
        for (String line : comment) {
            if (line.startsWith("@param ")) {
                String[] words = line.split("\\s+", 3);
                parameter = words[1];
                parameters.put(parameter, words.length > 2 ? words[2] : "");
            } else if (line.startsWith("@")) {
                parameter = "";
            } else if (parameter == null) {
                text.append(text.isEmpty() ? "" : " ").append(line);
            } else if (!line.isEmpty()) {
                parameters.merge(parameter, line, (one, more) -> one + " " + more);
            }
        }
        return new Said(plain(text.toString()), plain(parameters));
    }

    private static Map<String, String> plain(Map<String, String> parameters) {
        Map<String, String> plain = new HashMap<>();
        parameters.forEach((name, text) -> plain.put(name, plain(text)));
        return plain;
    }

    /// Links to code mean nothing to a caller: `[Etag]` is `Etag` there.
    private static String plain(String text) {
        return text.strip().replaceAll("\\[(?:[\\w.]*[.#])?(\\w+)]", "$1");
    }

    private List<String> lines(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        return files.computeIfAbsent(top.getName(), this::load);
    }

    private List<String> load(String name) {
        Optional<Path> file = roots.stream()
                .map(root -> root.resolve(name.replace('.', '/') + ".java"))
                .filter(Files::exists)
                .findFirst();
        try {
            return file.isPresent() ? Files.readAllLines(file.get()) : new ArrayList<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
