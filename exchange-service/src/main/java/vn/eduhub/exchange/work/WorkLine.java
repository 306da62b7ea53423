package vn.eduhub.exchange.work;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;

/// A line of a file in a batch, and what decides about it: the answer for a row, the worse of two, or the exchange
/// already.
///
/// @param file empty for a row without a line of its own
/// @param row the row whose answer counts; 0 when decided
/// @param second the row whose answer counts if it is worse; 0 for none
/// @param columns from the last part of a fault's pointer to the column of this file
/// @param owner empty when faults are this line's own; else the word for the line that they belong to, such as `user`
public record WorkLine(
        String file,
        long line,
        String sourcedId,
        long row,
        long second,
        Map<String, String> columns,
        String owner,
        @Nullable Decision decision) {

    /// What the exchange decided by itself.
    public record Decision(Outcome outcome, List<FieldFault> faults) {

        public Decision {
            faults = List.copyOf(faults);
        }
    }

    /// A line that makes up its row.
    public static WorkLine own(String file, long line, String sourcedId, long row, Map<String, String> columns) {
        return new WorkLine(file, line, sourcedId, row, 0, columns, "", null);
    }

    /// A line that has the outcome of another line's record.
    public static WorkLine following(
            String file, long line, String sourcedId, long row, Map<String, String> columns, String owner) {
        return new WorkLine(file, line, sourcedId, row, 0, columns, owner, null);
    }

    public static WorkLine rejected(String file, long line, String sourcedId, FieldFault... faults) {
        return decided(file, line, sourcedId, new Decision(Outcome.REJECTED, List.of(faults)));
    }

    public static WorkLine rejected(String file, long line, String sourcedId, String column, Fault fault) {
        return rejected(file, line, sourcedId, FieldFault.at(column, fault));
    }

    public static WorkLine decided(String file, long line, String sourcedId, Decision decision) {
        return new WorkLine(file, line, sourcedId, 0, 0, Map.of(), "", decision);
    }

    public WorkLine withSecond(long row) {
        return new WorkLine(file, line, sourcedId, this.row, row, columns, owner, decision);
    }
}
