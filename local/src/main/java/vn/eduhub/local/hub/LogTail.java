package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file, without reading the rest of it.
final class LogTail {

    private static final int BYTES_PER_LINE = 400;

    private LogTail() {}

    static List<String> last(Path log, int lines) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int bytes = (int) Math.min(file.length(), (long) lines * BYTES_PER_LINE);
            byte[] end = new byte[bytes];
            file.seek(file.length() - bytes);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }
}
