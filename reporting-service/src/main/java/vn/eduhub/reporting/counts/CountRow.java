package vn.eduhub.reporting.counts;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// One figure; what was not asked for is absent. Level, grade and sex are official codes, `00` where there is none.
///
/// @param unit the unit directly below the one asked for, or that one itself where people are counted at it
record CountRow(
        @Nullable Kind kind,
        @Nullable String level,
        @Nullable String grade,
        @Nullable String sex,
        @Nullable SchoolYear schoolYear,
        @Nullable RecordId school,
        @Nullable RecordId unit,
        long count) {

    /// By the columns from left to right. Either all rows have a column or none has.
    static final Comparator<CountRow> ORDER = by(CountRow::kind)
            .thenComparing(by(CountRow::level))
            .thenComparing(by(CountRow::grade))
            .thenComparing(by(CountRow::sex))
            .thenComparing(by(CountRow::schoolYear))
            .thenComparing(by(CountRow::school))
            .thenComparing(by(CountRow::unit));

    private static <C extends Comparable<? super C>> Comparator<CountRow> by(Function<CountRow, @Nullable C> column) {
        return (one, other) -> {
            C left = column.apply(one);
            C right = column.apply(other);
            return left == null || right == null ? 0 : left.compareTo(right);
        };
    }
}
