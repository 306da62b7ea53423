package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.exchange.reference.ReferenceRow;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.WorkLine;

/// Lines of a file of which the hub keeps no records yet: form and references are checked, the rest is remembered.
final class ReferencePhase extends FilePhase {

    /// Lines about a person: of these only what they point to is kept.
    private static final Set<RosterFile> PERSONAL =
            Set.of(RosterFile.RESULTS, RosterFile.RESULT_LEARNING_OBJECTIVE_IDS, RosterFile.USER_RESOURCES);

    private static final int DECIMALS_MAX = 40;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    ReferencePhase(Roster roster, RosterFile file, int depth) {
        super(roster, file, Destination.REFERENCES, depth, Set.of());
    }

    @Override
    int bytes(Roster.Taken line) {
        int letters = 0;
        for (int i = 3; i < line.line().header().size(); i++) {
            @Nullable String text = line.line().get(i);
            letters += 1 + (text == null ? 0 : text.length());
        }
        return letters * 3;
    }

    @Override
    void put(Roster.Taken line, References.Known known, int bytes, BatchBuilder batches)
            throws IOException, InterruptedException {
        List<FieldFault> faults = line.cancel() ? List.of() : faults(line);
        if (!faults.isEmpty()) {
            FieldFault[] all = faults.toArray(FieldFault[]::new);
            batches.add(WorkLine.rejected(file.fileName(), line.line().number(), line.id(), all), bytes);
            return;
        }
        int value = 0;
        if (file == RosterFile.ACADEMIC_SESSIONS && !line.cancel()) {
            value = Mapping.yearEnd(line.get("schoolYear"));
            roster.index().value(file.number(), line.id(), value);
        }
        ReferenceRow row =
                new ReferenceRow(line.row(), file.type(), line.id(), line.cancel(), fields(line), print(line), value);
        batches.add(
                row,
                bytes,
                List.of(WorkLine.own(file.fileName(), line.line().number(), line.id(), line.row(), Map.of())));
    }

    private List<FieldFault> faults(Roster.Taken line) {
        Reader reader = new Reader();
        for (RosterFile.Column column : file.columns()) {
            String text = line.get(column.name());
            if (text == null) {
                if (column.required()) {
                    reader.add(column.name(), Fault.REQUIRED);
                }
                continue;
            }
            switch (column.kind()) {
                case 'd' -> reader.date(column.name(), text);
                case 'n' -> number(reader, column.name(), text);
                case 'b' -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        reader.add(column.name(), Fault.WRONG_TYPE, "true, false");
                    }
                }
                default -> reader.text(column.name(), text, text.length());
            }
        }
        if (file == RosterFile.ACADEMIC_SESSIONS && reader.isClean() && Mapping.yearEnd(line.get("schoolYear")) == 0) {
            reader.add("schoolYear", Fault.WRONG_TYPE, "1991-2200");
        }
        return reader.faults();
    }

    private static void number(Reader reader, String column, String text) {
        boolean wellFormed =
                text.length() <= DECIMALS_MAX && NUMBER.matcher(text).matches();
        if (!wellFormed) {
            reader.add(column, Fault.WRONG_TYPE, "95.5");
        }
    }

    private Map<String, String> fields(Roster.Taken line) {
        Map<String, String> fields = new TreeMap<>();
        for (RosterFile.Column column : file.columns()) {
            String text = line.get(column.name());
            if (text != null && (!PERSONAL.contains(file) || column.target() != null)) {
                fields.put(column.name(), text);
            }
        }
        return fields;
    }

    private static String print(Roster.Taken line) {
        StringBuilder print = new StringBuilder();
        for (int i = 3; i < line.line().header().size(); i++) {
            @Nullable String text = line.line().get(i);
            print.append(text == null ? "" : text).append('\u001f');
        }
        return print.toString();
    }
}
