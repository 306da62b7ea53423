package vn.eduhub.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What came back for one request. Reads its header only when asked, so that most answers cost little.
final class Answer {

    private final int status;
    private final byte[] head;
    private final byte[] body;

    /// Keeps the arrays it is given: nobody else holds them.
    Answer(int status, byte[] head, byte[] body) {
        this.status = status;
        this.head = head;
        this.body = body;
    }

    int status() {
        return status;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ":";
        for (String line : new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            if (line.regionMatches(true, 0, wanted, 0, wanted.length())) {
                return Optional.of(line.substring(wanted.length()).strip());
            }
        }
        return Optional.empty();
    }
}
