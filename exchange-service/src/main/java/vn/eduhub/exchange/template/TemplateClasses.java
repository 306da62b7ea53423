package vn.eduhub.exchange.template;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.RowNumber;
import vn.eduhub.exchange.work.WorkLine;

/// Each class that the lines name, by the first line that does. No line of its own stands for it, so it is
/// not counted; what is wrong with a class is told at each of its lines.
final class TemplateClasses implements Phase {

    private static final Map<String, String> COLUMNS = Map.of(
            "schoolSourcedId", LearnerTemplate.SCHOOL,
            "sourcedId", LearnerTemplate.CLASS,
            "name", LearnerTemplate.CLASS_NAME,
            "schoolYear", LearnerTemplate.SCHOOL_YEAR,
            "grade", LearnerTemplate.GRADE);

    private final TemplateWork.Reading reading;
    private final LineIndex index;

    TemplateClasses(TemplateWork.Reading reading, LineIndex index) {
        this.reading = reading;
        this.index = index;
    }

    @Override
    public String name() {
        return "classes";
    }

    @Override
    public Destination destination() {
        return Destination.CLASSES;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        reading.firstOfEach(index, TemplateWork.CLASSES, TemplateLine::schoolClass, line -> add(line, batches));
        batches.finish();
    }

    private static void add(TemplateLine line, BatchBuilder batches) throws IOException, InterruptedException {
        long row = RowNumber.withoutLine(
                RowNumber.of(TemplateWork.CLASSES, line.line().number()));
        String name = line.get(LearnerTemplate.CLASS_NAME);
        ClassRow schoolClass = new ClassRow(
                row,
                line.schoolClass(),
                false,
                name == null ? line.get(LearnerTemplate.CLASS) : name,
                line.get(LearnerTemplate.SCHOOL),
                line.get(LearnerTemplate.SCHOOL_YEAR),
                line.get(LearnerTemplate.GRADE));
        int bytes = BatchBuilder.jsonBytes(
                schoolClass.sourcedId(),
                schoolClass.name(),
                schoolClass.schoolSourcedId(),
                schoolClass.schoolYear(),
                schoolClass.grade());
        batches.add(
                schoolClass, bytes, List.of(WorkLine.own("", line.line().number(), line.schoolClass(), row, COLUMNS)));
    }

    @Override
    public void settled(LineOutcome outcome) {
        if (outcome.outcome() != Outcome.REJECTED && outcome.outcome() != Outcome.REVIEW) {
            return;
        }
        index.settle(TemplateWork.CLASSES, outcome.sourcedId(), outcome.outcome());
        outcome.faults().stream()
                .findFirst()
                .ifPresent(fault -> index.value(TemplateWork.CLASSES, outcome.sourcedId(), packed(fault)));
    }

    /// A fault and its column in the 32 bits the index has for it.
    @SuppressWarnings("EnumOrdinal") // the index does not outlive the process
    private static int packed(FieldFault fault) {
        return ((LearnerTemplate.HEADER.indexOf(fault.pointer()) + 1) << 16)
                | (fault.fault().ordinal() + 1);
    }
}
