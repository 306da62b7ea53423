package vn.eduhub.exchange.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.exchange.ledger.LineOutcome;

/// Rows that go to an owner together, and the lines that they settle. The same file always gives batches of the
/// same lines with the same numbers, so that a batch settled before a crash is known by its number; which of its
/// lines are rows depends on what the hub holds when it is made.
///
/// @param number in its phase, from 0
/// @param rows of the destination's type; none when the exchange decided about all lines
public record WorkBatch(int number, List<?> rows, List<WorkLine> lines) {

    /// The longest sourcedId kept with an outcome; longer ones are faults.
    private static final int ID_LENGTH_MAX = 255;

    public WorkBatch {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /// What the owner's answers mean for each line.
    ///
    /// @throws UnansweredException when the owner left a row without an answer
    public List<LineOutcome> settle(List<RowOutcome> answers) {
        Map<Long, RowOutcome> byRow = HashMap.newHashMap(answers.size());
        answers.forEach(answer -> byRow.put(answer.row(), answer));
        List<LineOutcome> outcomes = new ArrayList<>(lines.size());
        for (WorkLine line : lines) {
            outcomes.add(settle(line, byRow));
        }
        return outcomes;
    }

    private static LineOutcome settle(WorkLine line, Map<Long, RowOutcome> byRow) {
        String sourcedId = line.sourcedId().length() <= ID_LENGTH_MAX
                ? line.sourcedId()
                : line.sourcedId().substring(0, ID_LENGTH_MAX);
        WorkLine.Decision decision = line.decision();
        if (decision != null) {
            return new LineOutcome(line.file(), line.line(), sourcedId, decision.outcome(), null, decision.faults());
        }
        RowOutcome first = answer(byRow, line.row());
        RowOutcome worst = first;
        if (line.second() != 0) {
            RowOutcome second = answer(byRow, line.second());
            worst = severity(second.outcome()) > severity(first.outcome()) ? second : first;
        }
        String recordId = Optional.ofNullable(worst.recordId() == null ? first.recordId() : worst.recordId())
                .map(Object::toString)
                .orElse(null);
        return new LineOutcome(line.file(), line.line(), sourcedId, worst.outcome(), recordId, faults(line, worst));
    }

    private static RowOutcome answer(Map<Long, RowOutcome> byRow, long row) {
        RowOutcome answer = byRow.get(row);
        if (answer == null) {
            throw new UnansweredException(row);
        }
        return answer;
    }

    /// An owner that does not keep to its contract.
    public static final class UnansweredException extends RuntimeException {

        UnansweredException(long row) {
            super("the owner did not answer for row " + row);
        }
    }

    private static int severity(Outcome outcome) {
        return switch (outcome) {
            case UNCHANGED -> 0;
            case ACCEPTED -> 1;
            case REVIEW -> 2;
            case REJECTED -> 3;
        };
    }

    private static List<FieldFault> faults(WorkLine line, RowOutcome answer) {
        List<FieldFault> faults = new ArrayList<>();
        for (FieldFault fault : answer.faults()) {
            String field = lastName(fault.pointer());
            String column = line.columns().get(field);
            if (column != null || line.owner().isEmpty()) {
                faults.add(new FieldFault(column == null ? field : column, fault.fault(), fault.arguments()));
            }
        }
        if (!faults.isEmpty() || line.owner().isEmpty()) {
            return faults;
        }
        return switch (answer.outcome()) {
            case ACCEPTED, UNCHANGED -> List.of();
            case REJECTED -> List.of(FieldFault.at("", Fault.REFERENCE_REJECTED, line.owner()));
            case REVIEW -> List.of(FieldFault.at("", Fault.REFERENCE_IN_REVIEW));
        };
    }

    /// `/enrolments/0/grade` → `grade`, `/levels/1` → `levels`.
    private static String lastName(String pointer) {
        String[] names = pointer.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !Character.isDigit(names[i].charAt(0))) {
                return names[i];
            }
        }
        return "";
    }
}
