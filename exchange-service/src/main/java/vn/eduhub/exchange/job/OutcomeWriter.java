package vn.eduhub.exchange.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.platform.json.HubJson;

/// Writes outcomes for people (CSV) and programs (NDJSON). The first fault stands in the line's own fields;
/// where there are more, NDJSON has all in `faults`, CSV all messages in one cell.
final class OutcomeWriter {

    /// What a spreadsheet would take for a formula.
    private static final String FORMULA = "=+-@\t\r";

    private static final JsonMapper JSON = HubJson.TOLERANT;

    private OutcomeWriter() {}

    record FaultView(String column, String code, String message) {

        static FaultView of(FieldFault fault, Locale locale) {
            return new FaultView(
                    fault.pointer(), fault.fault().code(), fault.fault().message(locale, fault.arguments()));
        }
    }

    record LineView(
            String file,
            long line,
            String sourcedId,
            String outcome,
            @Nullable String recordId,
            @Nullable String column,
            @Nullable String code,
            @Nullable String message,
            @Nullable List<FaultView> faults) {

        static LineView of(LineOutcome line, Locale locale) {
            List<FaultView> faults = line.faults().stream()
                    .map(fault -> FaultView.of(fault, locale))
                    .toList();
            FaultView first = faults.isEmpty() ? null : faults.getFirst();
            return new LineView(
                    line.file(),
                    line.line(),
                    line.sourcedId(),
                    line.outcome().name().toLowerCase(Locale.ROOT),
                    line.recordId(),
                    first == null ? null : first.column(),
                    first == null ? null : first.code(),
                    first == null ? null : first.message(),
                    faults.size() > 1 ? faults : null);
        }
    }

    static void ndjson(List<LineOutcome> lines, Locale locale, Writer out) throws IOException {
        for (LineOutcome line : lines) {
            out.write(JSON.writeValueAsString(LineView.of(line, locale)));
            out.write('\n');
        }
    }

    static void csv(List<LineOutcome> lines, Locale locale, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("file", "line", "sourcedId", "outcome", "recordId", "column", "code", "message");
        for (LineOutcome line : lines) {
            LineView view = LineView.of(line, locale);
            csv.writeRecord(
                    view.file(),
                    Long.toString(view.line()),
                    harmless(view.sourcedId()),
                    view.outcome(),
                    orEmpty(view.recordId()),
                    orEmpty(view.column()),
                    orEmpty(view.code()),
                    view.faults() == null
                            ? orEmpty(view.message())
                            : view.faults().stream()
                                    .map(fault -> fault.column() + ": " + fault.message())
                                    .collect(Collectors.joining(" | ")));
        }
        csv.flush();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
