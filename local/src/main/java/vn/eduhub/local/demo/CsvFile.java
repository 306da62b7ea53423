package vn.eduhub.local.demo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One CSV file as OneRoster wants it (RFC 4180, UTF-8 without a mark), written row by row: columns not named in a row
/// stay empty.
final class CsvFile implements Closeable {

    private final BufferedWriter writer;
    private final Map<String, Integer> columns = new HashMap<>();
    private final String[] row;

    CsvFile(Path path, List<String> header) throws IOException {
        writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        for (String column : header) {
            columns.put(column, columns.size());
        }
        row = header.toArray(String[]::new);
        end();
    }

    CsvFile set(String column, String value) {
        Integer at = columns.get(column);
        if (at == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        row[at] = value;
        return this;
    }

    void end() throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(quoted(row[i]));
        }
        writer.write("\r\n");
        Arrays.fill(row, "");
    }

    private static String quoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return '"' + value.replace("\"", "\"\"") + '"';
            }
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
