package vn.eduhub.identity.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything that decides how alike two people are: the fields with their weights, the keys they are found
/// by, the thresholds. Made of a file ([RulesFile]) that can be read and reviewed. Immutable and
/// thread-safe; scoring allocates nothing.
///
/// After Fellegi and Sunter: each field adds log2 m/u of the level on which it agrees, and what a rare
/// value says more than a common one; the sum, with the prior, is the logarithm of the odds that two rows
/// are one person.
public final class Rules {

    private static final int LIMIT_REVIEW = 1;
    private static final int LIMIT_NEW = 2;
    private static final int LIFTS = 4;

    /// How far below a threshold a limited score stays.
    private static final double BELOW = 0.001;

    private final String version;
    private final Thresholds thresholds;
    private final List<Field> fields;
    private final List<BlockKey> keys;
    private final Comparer[] comparers;
    private final int[] places;
    private final double[][] weights;
    private final int[][] limits;
    private final int cells;

    /// @param prior logarithm of the odds that two rows are one person before anything is known of them
    /// @param link from this score on two are one person
    /// @param review from this score on somebody looks
    /// @param margin by how much the best must be ahead of the next to be it
    /// @param keyBits how surprising a shared key must be at least
    public record Thresholds(double prior, double link, double review, double margin, double keyBits) {}

    Rules(String version, Thresholds thresholds, List<Field> fields, List<BlockKey> keys) {
        this.version = version;
        this.thresholds = thresholds;
        this.fields = List.copyOf(fields);
        this.keys = List.copyOf(keys);
        int count = fields.size();
        comparers = new Comparer[count];
        places = new int[count];
        weights = new double[count][];
        limits = new int[count][];
        int width = 0;
        for (int i = 0; i < count; i++) {
            Field field = fields.get(i);
            comparers[i] = field.comparer();
            places[i] = field.at();
            weights[i] = field.levels().stream().mapToDouble(Level::weight).toArray();
            limits[i] = field.levels().stream()
                    .mapToInt(level -> switch (level.limit()) {
                        case NONE -> 0;
                        case REVIEW -> LIMIT_REVIEW;
                        case NEW -> LIMIT_NEW;
                        case LIFTS -> LIFTS;
                    })
                    .toArray();
            width = Math.max(width, field.at() + field.comparer().cells());
        }
        cells = width;
    }

    /// The name under which verdicts are recorded.
    public String version() {
        return version;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    public List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    List<Field> fields() {
        return fields;
    }

    /// How many `long`s a row has.
    public int cells() {
        return cells;
    }

    public int keyCount() {
        return keys.size();
    }

    /// @param values of the fields in their order, as written; blank where nothing is known
    public Description prepare(List<String> values) {
        if (values.size() != fields.size()) {
            throw new IllegalArgumentException(fields.size() + " values needed, not " + values.size());
        }
        long[] row = new long[cells];
        for (int i = 0; i < values.size(); i++) {
            comparers[i].prepare(values.get(i), row, places[i]);
        }
        return new Description(row);
    }

    /// What somebody can be found by who has one of the same, in the order of the rules; 0 where there is
    /// none.
    public long[] keys(Description description) {
        long[] hashes = new long[keys.size()];
        keys(description.cells(), 0, hashes, 0);
        return hashes;
    }

    /// Those keys that are there and have nothing to do with a field.
    public List<Long> keysBut(String field, Description description) {
        long[] hashes = keys(description);
        List<Long> others = new ArrayList<>(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0 && !keys.get(i).isOf(field)) {
                others.add(hashes[i]);
            }
        }
        return others;
    }

    void keys(long[] table, int at, long[] into, int to) {
        int surpriseMin = (int) Math.round(thresholds.keyBits() / Comparer.SURPRISE_UNIT);
        for (int i = 0; i < keys.size(); i++) {
            into[to + i] = keys.get(i).of(table, at, i, surpriseMin);
        }
    }

    /// The logarithm of the odds that the two are one person, after the limits.
    public double score(Description one, Description other) {
        return score(one.cells(), 0, other.cells(), 0);
    }

    /// Of two rows in tables.
    double score(long[] one, int oneAt, long[] other, int otherAt) {
        double score = thresholds.prior();
        int limited = 0;
        for (int i = 0; i < comparers.length; i++) {
            int outcome = comparers[i].compare(one, oneAt + places[i], other, otherAt + places[i]);
            int level = outcome & Comparer.LEVEL;
            if (level != Comparer.MISSING) {
                score += weights[i][level] + (outcome >>> Comparer.SURPRISE_SHIFT) * Comparer.SURPRISE_UNIT;
                limited |= limits[i][level];
            }
        }
        return limited == 0 ? score : limited(score, limited);
    }

    private double limited(double score, int limited) {
        if ((limited & LIMIT_NEW) != 0) {
            return Math.min(score, thresholds.review() - BELOW);
        }
        return (limited & (LIMIT_REVIEW | LIFTS)) == LIMIT_REVIEW ? Math.min(score, thresholds.link() - BELOW) : score;
    }

    /// The same score with its reasons.
    public Comparison compare(Description one, Description other) {
        List<Comparison.Agreement> agreements = new ArrayList<>(fields.size());
        for (int i = 0; i < comparers.length; i++) {
            int outcome = comparers[i].compare(one.cells(), places[i], other.cells(), places[i]);
            int level = outcome & Comparer.LEVEL;
            if (level != Comparer.MISSING) {
                double weight = weights[i][level] + (outcome >>> Comparer.SURPRISE_SHIFT) * Comparer.SURPRISE_UNIT;
                Field field = fields.get(i);
                agreements.add(new Comparison.Agreement(
                        field.name(), field.levels().get(level).name(), Comparison.rounded(weight)));
            }
        }
        return new Comparison(score(one, other), agreements);
    }

    /// @param scores of all candidates
    /// @return what is to be done with the best of them
    public Standing standing(double... scores) {
        double best = Arrays.stream(scores).max().orElse(Double.NEGATIVE_INFINITY);
        long near = Arrays.stream(scores)
                .filter(score -> score > best - thresholds.margin())
                .count();
        if (best < thresholds.review()) {
            return Standing.NEW;
        }
        return best >= thresholds.link() && near == 1 ? Standing.KNOWN : Standing.REVIEW;
    }

    public enum Standing {
        KNOWN,
        REVIEW,
        NEW
    }
}
