package vn.eduhub.exchange.template;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.RowNumber;
import vn.eduhub.exchange.work.WorkLine;

/// The learner of each line with the enrolment that the line means. A line has the worse of both outcomes.
final class TemplateLearners implements Phase {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("sourcedId", LearnerTemplate.LEARNER),
            Map.entry("fullName", LearnerTemplate.NAME),
            Map.entry("birthDate", LearnerTemplate.BIRTH_DATE),
            Map.entry("sex", LearnerTemplate.SEX),
            Map.entry("personalNumber", LearnerTemplate.PERSONAL_NUMBER),
            Map.entry("motherName", LearnerTemplate.MOTHER),
            Map.entry("ethnicity", LearnerTemplate.ETHNICITY),
            Map.entry("communeCode", LearnerTemplate.COMMUNE),
            Map.entry("classSourcedId", LearnerTemplate.CLASS),
            Map.entry("schoolSourcedId", LearnerTemplate.SCHOOL),
            Map.entry("grade", LearnerTemplate.GRADE));

    private final TemplateWork.Reading reading;
    private final LineIndex index;

    TemplateLearners(TemplateWork.Reading reading, LineIndex index) {
        this.reading = reading;
        this.index = index;
    }

    @Override
    public String name() {
        return "learners";
    }

    @Override
    public Destination destination() {
        return Destination.LEARNERS;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        try (Lines lines = reading.open()) {
            while (lines.hasNext()) {
                put(new TemplateLine(lines.next()), batches);
            }
        }
        batches.finish();
    }

    private void put(TemplateLine line, BatchBuilder batches) throws IOException, InterruptedException {
        Optional<WorkLine> refusal = line.fault().map(line::rejected).or(() -> duplicate(line));
        if (refusal.isPresent()) {
            batches.add(refusal.get());
            return;
        }
        LearnerRow row = row(line);
        LearnerRow.EnrolmentRow enrolment = row.enrolments().getFirst();
        int bytes = jsonBytes(row, enrolment);
        Optional<WorkLine> decided = ofClass(line);
        if (decided.isPresent()) {
            batches.add(decided.get(), bytes);
            return;
        }
        WorkLine work = WorkLine.own(
                        LearnerTemplate.FILE_NAME, line.line().number(), line.learner(), row.row(), COLUMNS)
                .withSecond(enrolment.row());
        batches.add(row, bytes, List.of(work));
    }

    private Optional<WorkLine> duplicate(TemplateLine line) {
        long holder =
                index.put(TemplateWork.LEARNERS, line.learner(), line.line().number());
        if (holder == line.line().number()) {
            return Optional.empty();
        }
        return Optional.of(
                line.rejected(FieldFault.at(LearnerTemplate.LEARNER, Fault.DUPLICATE_IN_FILE, Long.toString(holder))));
    }

    /// The fault of the line's class, if it was not taken.
    @SuppressWarnings("EnumOrdinal")
    private Optional<WorkLine> ofClass(TemplateLine line) {
        Outcome outcome = index.outcome(TemplateWork.CLASSES, line.schoolClass());
        if (outcome == null) {
            return Optional.empty();
        }
        int packed = index.value(TemplateWork.CLASSES, line.schoolClass());
        String column = packed >>> 16 == 0 ? LearnerTemplate.CLASS : LearnerTemplate.HEADER.get((packed >>> 16) - 1);
        // Arguments are not kept; the sentences of these faults say enough without, but for the list of a code.
        FieldFault fault = packed == 0
                ? FieldFault.at(column, Fault.REFERENCE_REJECTED, LearnerTemplate.CLASS)
                : FieldFault.at(column, Fault.values()[(packed & 0xffff) - 1], column);
        return Optional.of(WorkLine.decided(
                LearnerTemplate.FILE_NAME,
                line.line().number(),
                line.learner(),
                new WorkLine.Decision(outcome, List.of(fault))));
    }

    private static LearnerRow row(TemplateLine line) {
        long row = RowNumber.of(TemplateWork.LEARNERS, line.line().number());
        LearnerRow.EnrolmentRow enrolment = new LearnerRow.EnrolmentRow(
                RowNumber.withoutLine(row),
                line.learner() + "/" + line.schoolClass(),
                false,
                line.schoolClass(),
                line.get(LearnerTemplate.SCHOOL),
                line.get(LearnerTemplate.GRADE),
                null,
                null);
        PersonRow person = new PersonRow(
                line.get(LearnerTemplate.NAME),
                line.get(LearnerTemplate.BIRTH_DATE),
                line.get(LearnerTemplate.SEX),
                line.get(LearnerTemplate.PERSONAL_NUMBER),
                line.get(LearnerTemplate.MOTHER),
                line.get(LearnerTemplate.ETHNICITY),
                line.get(LearnerTemplate.COMMUNE));
        return new LearnerRow(row, line.learner(), false, person, List.of(enrolment));
    }

    private static int jsonBytes(LearnerRow row, LearnerRow.EnrolmentRow enrolment) {
        PersonRow person = row.person();
        int ofPerson = person == null
                ? 0
                : BatchBuilder.jsonBytes(
                        row.sourcedId(),
                        person.fullName(),
                        person.birthDate(),
                        person.sex(),
                        person.personalNumber(),
                        person.motherName(),
                        person.ethnicity(),
                        person.communeCode());
        return 40
                + ofPerson
                + BatchBuilder.jsonBytes(
                        enrolment.sourcedId(),
                        enrolment.classSourcedId(),
                        enrolment.schoolSourcedId(),
                        enrolment.grade());
    }

    @Override
    public void settled(LineOutcome outcome) {
        // Nothing comes after the learners.
    }
}
