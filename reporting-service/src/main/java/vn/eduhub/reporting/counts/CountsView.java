package vn.eduhub.reporting.counts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// @param schoolYear `all` or one
/// @param asOf time of the newest event that was counted anywhere; absent while nothing was
record CountsView(
        UnitView unit,
        String schoolYear,
        List<String> by,
        @Nullable Instant asOf,
        List<CountRow> rows) {

    record UnitView(RecordId id, String name) {}
}
