package vn.eduhub.contracts.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.RecordId;

/// @param row the number the exchange gave the row
/// @param recordId there when accepted or unchanged
/// @param faults why it was rejected or went to review; pointers into the row
public record RowOutcome(
        long row, Outcome outcome, @Nullable RecordId recordId, List<FieldFault> faults) {

    public RowOutcome {
        faults = List.copyOf(faults);
    }

    public static RowOutcome accepted(long row, RecordId recordId) {
        return new RowOutcome(row, Outcome.ACCEPTED, recordId, List.of());
    }

    public static RowOutcome unchanged(long row, RecordId recordId) {
        return new RowOutcome(row, Outcome.UNCHANGED, recordId, List.of());
    }

    public static RowOutcome rejected(long row, List<FieldFault> faults) {
        return new RowOutcome(row, Outcome.REJECTED, null, faults);
    }

    public static RowOutcome review(long row, List<FieldFault> faults) {
        return new RowOutcome(row, Outcome.REVIEW, null, faults);
    }
}
