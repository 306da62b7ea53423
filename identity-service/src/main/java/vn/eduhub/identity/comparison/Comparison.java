package vn.eduhub.identity.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why two rows score as they do, field by field; holds no data of people, only how far they agree.
///
/// @param score in bits, after the limits: the logarithm of the odds that the two are one person
public record Comparison(double score, List<Agreement> fields) {

    private static final double TENTHS = 10;

    public Comparison {
        fields = List.copyOf(fields);
    }

    /// @param level a stable word such as `day-month-swapped`
    /// @param weight in bits; negative speaks against
    public record Agreement(String field, String level, double weight) {

        @Override
        public String toString() {
            return field + ":" + level + String.format(Locale.ROOT, "(%+.1f)", weight);
        }
    }

    static double rounded(double bits) {
        return Math.round(TENTHS * bits) / TENTHS;
    }

    /// The score as it is told.
    public double rounded() {
        return rounded(score);
    }

    @Override
    public String toString() {
        return rounded() + fields.toString();
    }

    /// Empty when the field is missing on a side.
    public Optional<String> level(String field) {
        return fields.stream()
                .filter(one -> one.field().equals(field))
                .map(Agreement::level)
                .findFirst();
    }
}
