package vn.eduhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// One file of `bench/results`, written again after each measurement, so that a run that is cut short leaves what it
/// had.
final class ResultFile {

    private final Path path;
    private final String head;

    private ResultFile(Path path, String head) {
        this.path = path;
        this.head = head;
    }

    /// @param what was measured, part of the name
    /// @param command how it was called
    static ResultFile create(Path folder, LocalDate date, String what, String command, String facts)
            throws IOException {
        Files.createDirectories(folder);
        Path path = folder.resolve(date + "-" + what + ".md");
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(date + "-" + what + "-" + i + ".md");
        }
        String head = "# Measured on " + date + ": " + what + "\n\n- command: `" + command + "`\n" + facts
                + "\nLoad generator, services, store, broker and sign-on share these cores. CPU-ms are those of all"
                + " our processes, the load generator's not among them.\n\n";
        return new ResultFile(path, head);
    }

    Path path() {
        return path;
    }

    void write(Report report) throws IOException {
        Files.writeString(path, head + report.markdown());
    }
}
