package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.Header;
import vn.eduhub.exchange.file.Line;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.RowNumber;
import vn.eduhub.exchange.work.WorkLine;

/// A checked package that is being worked on: its files, which line has which id, and what became of it.
final class Roster {

    /// Longer than any field of the specification; what is longer would not fit a batch.
    private static final int FIELD_LENGTH_MAX = 4_000;

    private static final String STATES = "active, tobedeleted";

    private final Archive archive;
    private final Map<RosterFile, CheckedFile> files = new EnumMap<>(RosterFile.class);
    private final Map<RosterFile, Header> headers = new EnumMap<>(RosterFile.class);
    private final LineIndex index;
    private final HubLookUps hub;
    private final Path folder;
    private final int chunkBytes;

    Roster(Archive archive, List<CheckedFile> files, LineIndex index, HubLookUps hub, Path folder, int chunkBytes) {
        this.archive = archive;
        this.index = index;
        this.hub = hub;
        this.folder = folder;
        this.chunkBytes = chunkBytes;
        for (CheckedFile file : files) {
            RosterFile known = RosterFile.find(file.name())
                    .orElseThrow(() -> new IllegalStateException("a file that no check passes: " + file.name()));
            this.files.put(known, file);
            headers.put(known, Header.read(file.name(), file.header(), known.header()));
        }
    }

    /// A line that has an id of its own.
    ///
    /// @param cancel the sender says that it is gone
    record Taken(RosterFile file, Line line, String id, boolean cancel) {

        long row() {
            return RowNumber.of(file.number(), line.number());
        }

        @Nullable
        String get(String column) {
            return line.get(column);
        }

        WorkLine rejected(String column, Fault fault, String... arguments) {
            return WorkLine.rejected(file.fileName(), line.number(), id, FieldFault.at(column, fault, arguments));
        }
    }

    boolean has(RosterFile file) {
        return files.containsKey(file);
    }

    /// Whether the package holds all lines of a kind, so that what is not in it does not exist for the sender.
    boolean isWhole(RosterFile file) {
        CheckedFile checked = files.get(file);
        return checked != null && !checked.delta();
    }

    Header header(RosterFile file) {
        return Objects.requireNonNull(headers.get(file));
    }

    Lines open(RosterFile file) throws IOException {
        return new Lines(archive.open(file.fileName()), header(file));
    }

    LineIndex index() {
        return index;
    }

    HubLookUps hub() {
        return hub;
    }

    Path folder() {
        return folder;
    }

    int chunkBytes() {
        return chunkBytes;
    }

    /// What keeps a line from being taken at all: empty when it is whole, has an id that no line before it
    /// has, and says its state if it must.
    ///
    /// @param unique whether the id is the line's own (a line of demographics has its user's)
    Optional<WorkLine> refusal(RosterFile file, Line line, boolean unique) {
        String id = Objects.requireNonNullElse(line.get(0), "");
        if (!line.isComplete()) {
            return refused(
                    file,
                    line,
                    FieldFault.at(
                            "",
                            Fault.WRONG_COLUMN_COUNT,
                            Integer.toString(line.fields().getFieldCount()),
                            Integer.toString(line.header().size())));
        }
        if (id.isEmpty()) {
            return refused(file, line, FieldFault.at(RosterFile.SOURCED_ID, Fault.REQUIRED));
        }
        if (!ExternalKey.isSourcedId(id)) {
            return refused(file, line, FieldFault.at(RosterFile.SOURCED_ID, Fault.NOT_AN_IDENTIFIER, "1-255"));
        }
        Optional<FieldFault> tooLong = tooLong(line);
        if (tooLong.isPresent()) {
            return refused(file, line, tooLong.get());
        }
        if (unique) {
            long holder = index.put(file.number(), id, line.number());
            if (holder != line.number()) {
                return refused(
                        file,
                        line,
                        FieldFault.at(RosterFile.SOURCED_ID, Fault.DUPLICATE_IN_FILE, Long.toString(holder)));
            }
        }
        return state(file, line).flatMap(fault -> refused(file, line, fault));
    }

    private static Optional<FieldFault> tooLong(Line line) {
        for (int i = 0; i < line.header().size(); i++) {
            if (line.fields().getField(i).length() > FIELD_LENGTH_MAX) {
                return Optional.of(
                        FieldFault.at(line.header().name(i), Fault.TOO_LONG, Integer.toString(FIELD_LENGTH_MAX)));
            }
        }
        return Optional.empty();
    }

    private Optional<FieldFault> state(RosterFile file, Line line) {
        String status = line.get(1);
        String modified = line.get(2);
        boolean delta = Objects.requireNonNull(files.get(file)).delta();
        if (status == null) {
            return delta ? Optional.of(FieldFault.at(RosterFile.STATUS, Fault.REQUIRED)) : Optional.empty();
        }
        if (!status.equals("active") && !isCancelled(line)) {
            return Optional.of(FieldFault.at(RosterFile.STATUS, Fault.UNKNOWN_CODE, STATES));
        }
        if (!delta) {
            return Optional.empty();
        }
        if (modified == null) {
            return Optional.of(FieldFault.at(RosterFile.MODIFIED, Fault.REQUIRED));
        }
        try {
            OffsetDateTime.parse(modified);
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of(FieldFault.at(RosterFile.MODIFIED, Fault.NOT_A_DATE));
        }
    }

    private static Optional<WorkLine> refused(RosterFile file, Line line, FieldFault fault) {
        return Optional.of(
                WorkLine.rejected(file.fileName(), line.number(), Objects.requireNonNullElse(line.get(0), ""), fault));
    }

    static boolean isCancelled(Line line) {
        return "tobedeleted".equals(line.get(1));
    }

    static Taken taken(RosterFile file, Line line) {
        return new Taken(file, line, Objects.requireNonNullElse(line.get(0), ""), isCancelled(line));
    }

    /// Keeps what became of a line, for those that point to it.
    void settled(LineOutcome outcome) {
        Optional<RosterFile> file = RosterFile.find(outcome.file());
        if (file.isPresent()
                && !outcome.sourcedId().isEmpty()
                // A second line with the same id says nothing about the first.
                && index.line(file.get().number(), outcome.sourcedId()) == outcome.line()) {
            index.settle(file.get().number(), outcome.sourcedId(), outcome.outcome());
        }
    }
}
