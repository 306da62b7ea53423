package vn.eduhub.exchange.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;

/// What became of one line of a file.
///
/// @param file name in the package; empty for a row that stands for no line of its own, which is not counted
/// @param line number in the file; the header is line 1
/// @param recordId there when accepted or unchanged by the owner of a record
/// @param faults the pointer of each is the column
public record LineOutcome(
        String file,
        long line,
        String sourcedId,
        Outcome outcome,
        @Nullable String recordId,
        List<FieldFault> faults) {

    public LineOutcome {
        faults = List.copyOf(faults);
    }

    public boolean isCounted() {
        return !file.isEmpty();
    }
}
