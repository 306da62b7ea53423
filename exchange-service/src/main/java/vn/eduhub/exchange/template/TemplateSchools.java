package vn.eduhub.exchange.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.RowNumber;
import vn.eduhub.exchange.work.WorkLine;

/// Each school that the lines name, by the first line that does. An id under which the sender sent a school stays
/// what it is; any other may be an official code: a row with nothing but the code links the school that has it, if it
/// lies within the sender's reach. A school unknown either way is told at its lines by the owner of its classes.
final class TemplateSchools implements Phase {

    private final TemplateWork.Reading reading;
    private final LineIndex index;
    private final HubLookUps hub;

    TemplateSchools(TemplateWork.Reading reading, LineIndex index, HubLookUps hub) {
        this.reading = reading;
        this.index = index;
        this.hub = hub;
    }

    /// A school and the line that names it first.
    private record Named(String code, long line) {}

    @Override
    public String name() {
        return "schools";
    }

    @Override
    public Destination destination() {
        return Destination.INSTITUTIONS;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        List<Named> some = new ArrayList<>();
        reading.firstOfEach(index, TemplateWork.SCHOOLS, TemplateLine::school, line -> {
            some.add(new Named(line.school(), line.line().number()));
            if (some.size() == Batch.ROWS_MAX) {
                put(some, batches);
            }
        });
        put(some, batches);
        batches.finish();
    }

    private void put(List<Named> some, BatchBuilder batches) throws IOException, InterruptedException {
        if (some.isEmpty()) {
            return;
        }
        Set<String> sent = hub.institutions(some.stream().map(Named::code).toList());
        for (Named school : some) {
            InstitutionRow row = row(school);
            int bytes = BatchBuilder.jsonBytes(row.sourcedId(), row.kind(), row.schoolCode());
            if (sent.contains(school.code())) {
                // The row would give the school its sender's id for an official code.
                WorkLine.Decision known = new WorkLine.Decision(Outcome.UNCHANGED, List.of());
                batches.add(WorkLine.decided("", school.line(), school.code(), known), bytes);
            } else {
                List<WorkLine> line = List.of(WorkLine.own("", school.line(), school.code(), row.row(), Map.of()));
                batches.add(row, bytes, line);
            }
        }
        some.clear();
    }

    private static InstitutionRow row(Named school) {
        long row = RowNumber.withoutLine(RowNumber.of(TemplateWork.SCHOOLS, school.line()));
        return new InstitutionRow(
                row, school.code(), false, null, "school", school.code(), null, null, List.of(), null);
    }

    @Override
    public void settled(LineOutcome outcome) {
        // What became of a school is told with its classes.
    }
}
