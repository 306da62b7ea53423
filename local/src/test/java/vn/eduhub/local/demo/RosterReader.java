package vn.eduhub.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/// Reads a package back the plain way: RFC 4180, whole files, a map per row.
final class RosterReader {

    private final Path zip;

    RosterReader(Path zip) {
        this.zip = zip;
    }

    List<Map<String, String>> rows(String file) {
        List<List<String>> lines = lines(file);
        List<String> header = lines.getFirst();
        return lines.stream().skip(1).map(line -> row(file, header, line)).toList();
    }

    List<String> header(String file) {
        return lines(file).getFirst();
    }

    private static Map<String, String> row(String file, List<String> header, List<String> line) {
        if (line.size() != header.size()) {
            throw new AssertionError(file + ": " + line.size() + " columns, header has " + header.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), line.get(i));
        }
        return row;
    }

    private List<List<String>> lines(String file) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String text = text(file);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        if (quoted || !line.isEmpty() || !field.isEmpty()) {
            throw new AssertionError(file + " does not end with a whole line");
        }
        return lines;
    }

    private String text(String file) {
        try (ZipFile open = new ZipFile(zip.toFile());
                InputStream in = open.getInputStream(open.getEntry(file + ".csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
