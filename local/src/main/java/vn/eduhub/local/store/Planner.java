package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.eduhub.local.store.FieldTest.All;
import vn.eduhub.local.store.FieldTest.Compare;
import vn.eduhub.local.store.FieldTest.Comparison;
import vn.eduhub.local.store.FieldTest.ElementMatches;
import vn.eduhub.local.store.FieldTest.In;
import vn.eduhub.local.store.FieldTest.Operand;

/// Finds the index that reads least. Any condition that must hold can bound what is read, wherever it stands
/// inside `$and` or `$elemMatch`; whatever the bounds do not say is tested on each document afterwards.
final class Planner {
    private static final int RANGES_MAX = 20_000;
    /// Ranges whose entries are counted; the rest is taken to be as large on average.
    private static final int RANGES_MEASURED = 8;
    /// Entries counted at most. Plans that read more than that are not told apart.
    private static final long COUNTED_MAX = 10_000;

    /// What is known of a candidate without a look at its entries, best first.
    private enum Grade {
        /// As many documents at most as there are ranges.
        EXACT,
        /// Every document that is read matches, in the right order.
        MATCHES_ONLY,
        BOUNDED,
        /// Everything is read, in the right order.
        ORDERED
    }

    private final List<Condition> conditions = new ArrayList<>();
    private final SortOrder sort;

    private record Condition(FieldPath path, FieldTest test) {}

    private Planner(Filter filter, SortOrder sort) {
        this.sort = sort;
        collect("", filter);
    }

    static Plan plan(StoredCollection collection, Filter filter, SortOrder sort) {
        return new Planner(filter, sort).best(collection);
    }

    private void collect(String prefix, Filter filter) {
        switch (filter) {
            case Filter.And(var filters) -> filters.forEach(part -> collect(prefix, part));
            case Filter.Field(var path, ElementMatches(var inner)) -> collect(prefix + path + ".", inner);
            case Filter.Field(var path, All(var tests)) -> tests.forEach(test -> condition(prefix + path, test));
            case Filter.Field(var path, var test) -> condition(prefix + path, test);
            case Filter.Or _, Filter.Nor _ -> {
                // Neither bounds what has to be read.
            }
        }
    }

    private void condition(String path, FieldTest test) {
        conditions.add(new Condition(FieldPath.of(path), test));
    }

    private Plan best(StoredCollection collection) {
        List<Candidate> candidates = new ArrayList<>();
        consider(new Candidate(IndexSpec.id(), null), candidates);
        for (OrderedIndex index : collection.indexes()) {
            consider(new Candidate(index.spec(), index), candidates);
        }
        if (candidates.isEmpty()) {
            return Plan.scan(sort.isNone());
        }
        candidates.sort(Comparator.comparing(Candidate::grade));
        Candidate best = candidates.getFirst();
        if (best.grade() == Grade.BOUNDED && candidates.size() > 1) {
            best = cheapest(candidates, collection);
        }
        return best.plan();
    }

    /// Nobody's entries are counted further than those of the best so far.
    private static Candidate cheapest(List<Candidate> candidates, StoredCollection collection) {
        Candidate best = candidates.getFirst();
        long least = COUNTED_MAX;
        for (Candidate candidate : candidates) {
            long cost = candidate.grade() == Grade.BOUNDED ? candidate.cost(collection, least) : Long.MAX_VALUE;
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return best;
    }

    private static void consider(Candidate candidate, List<Candidate> candidates) {
        if (candidate.isUseful()) {
            candidates.add(candidate);
        }
    }

    /// What one index could do for the query.
    private final class Candidate {
        private final IndexSpec spec;
        private final @Nullable OrderedIndex index;
        private List<byte[]> prefixes = List.of(OrderedIndex.NOTHING);
        private int points;
        private final List<KeyRange> ranges = new ArrayList<>();
        private boolean ranged;
        private boolean reverse;
        private final boolean sorted;

        private Candidate(IndexSpec spec, @Nullable OrderedIndex index) {
            this.spec = spec;
            this.index = index;
            while (points < spec.parts().size() && extend(spec.parts().get(points))) {
                points++;
            }
            for (byte[] prefix : prefixes) {
                ranges.add(range(prefix));
            }
            sorted = servesSort();
        }

        private boolean extend(IndexSpec.Part part) {
            SortedSet<Key> keys = pointKeys(part);
            if (keys.isEmpty() || (long) keys.size() * prefixes.size() > RANGES_MAX) {
                return false;
            }
            List<byte[]> longer = new ArrayList<>(keys.size() * prefixes.size());
            for (byte[] prefix : prefixes) {
                for (Key key : keys) {
                    longer.add(concat(prefix, key.bytes()));
                }
            }
            prefixes = longer;
            return true;
        }

        private KeyRange range(byte[] prefix) {
            if (points == spec.parts().size()) {
                return spec.unique() ? KeyRange.point(prefix) : KeyRange.startingWith(prefix);
            }
            IndexSpec.Part part = spec.parts().get(points);
            Bounds bounds = new Bounds(part.up(), index != null && index.isMultikey(points));
            for (Condition condition : conditions) {
                if (condition.path().equals(part.path()) && condition.test() instanceof Compare compare) {
                    bounds.narrow(compare);
                }
            }
            ranged |= bounds.isBounded();
            return bounds.range(prefix);
        }

        private boolean servesSort() {
            if (sort.isNone()) {
                return true;
            }
            if (prefixes.size() != 1) {
                return false;
            }
            List<IndexSpec.Part> rest =
                    new ArrayList<>(spec.parts().subList(points, spec.parts().size()));
            if (index != null) {
                rest.add(new IndexSpec.Part(FieldPath.of("_id"), true));
            }
            int at = 0;
            for (IndexSpec.Part wantedPart : sort.parts()) {
                if (isFixed(wantedPart.path())) {
                    continue;
                }
                if (at == rest.size() || !rest.get(at).path().equals(wantedPart.path()) || canRepeat(points + at)) {
                    return false;
                }
                boolean turned = rest.get(at).up() != wantedPart.up();
                if (at > 0 && turned != reverse) {
                    return false;
                }
                reverse = turned;
                at++;
            }
            return true;
        }

        /// One value for all that is read, so it does not matter to the order.
        private boolean isFixed(FieldPath path) {
            for (int i = 0; i < points; i++) {
                if (spec.parts().get(i).path().equals(path) && !canRepeat(i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean canRepeat(int part) {
            return index != null && part < spec.parts().size() && index.isMultikey(part);
        }

        private boolean isBounded() {
            return points > 0 || ranged;
        }

        private boolean isUseful() {
            // A sparse index lacks documents, so it cannot serve an order alone.
            return isBounded() || (sorted && !sort.isNone() && !spec.sparse());
        }

        private boolean isExact() {
            return spec.unique() && points == spec.parts().size();
        }

        private Grade grade() {
            if (isExact()) {
                return Grade.EXACT;
            }
            if (sorted && conditions.size() == points + (ranged ? 1 : 0)) {
                return Grade.MATCHES_ONLY;
            }
            return isBounded() ? Grade.BOUNDED : Grade.ORDERED;
        }

        /// @param enough a cost from which on it does not matter
        private long cost(StoredCollection collection, long enough) {
            KeySpace entries = index == null ? collection.documents() : index.entries();
            long keys = 0;
            int measured = Math.min(ranges.size(), RANGES_MEASURED);
            for (KeyRange range : ranges.subList(0, measured)) {
                keys += range.isPoint() ? 1 : entries.count(range, enough);
            }
            keys = keys * ranges.size() / measured;
            // Sorting in memory needs every document at once.
            return sorted ? keys : 2 * keys + 1;
        }

        private Plan plan() {
            return new Plan(index, ranges, reverse, sorted, repeats(), isBounded());
        }

        private boolean repeats() {
            if (index == null || index.multikey() == 0) {
                return false;
            }
            boolean arraysFixed = index.multikey() >>> points == 0;
            return !(arraysFixed && ranges.size() == 1);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// The few values that the part must have, as keys; empty if that is not known.
    private SortedSet<Key> pointKeys(IndexSpec.Part part) {
        SortedSet<Key> best = new TreeSet<>();
        for (Condition condition : conditions) {
            if (condition.path().equals(part.path())) {
                List<Operand> operands = points(condition.test());
                if (!operands.isEmpty() && (best.isEmpty() || operands.size() < best.size())) {
                    best.clear();
                    operands.forEach(operand -> best.add(key(operand, part.up())));
                }
            }
        }
        return best;
    }

    private static Key key(Operand operand, boolean up) {
        return up ? new Key(operand.key()) : new Key(flipped(operand.key()));
    }

    private static byte[] flipped(byte[] key) {
        return new KeyWriter().raw(key).flip(0).toKey();
    }

    private static List<Operand> points(FieldTest test) {
        List<Operand> operands = switch (test) {
            case Compare compare when compare.comparison() == Comparison.EQ -> List.of(compare.operand());
            case In in when in.patterns().isEmpty() -> in.operands();
            default -> List.of();
        };
        // Null means missing too, and an array means the array or an element: neither is one place in an index.
        return operands.stream().anyMatch(operand -> operand.isNull() || operand.isArray()) ? List.of() : operands;
    }

    /// The bounds of one part of an index.
    private static final class Bounds {
        private final boolean up;
        private final boolean oneOnly;
        private @Nullable Compare lower;
        private @Nullable Compare upper;

        /// @param oneOnly in an array one element can pass the one bound and another element the other
        private Bounds(boolean up, boolean oneOnly) {
            this.up = up;
            this.oneOnly = oneOnly;
        }

        private void narrow(Compare compare) {
            if (compare.operand().isNull() || compare.operand().isArray() || !isSameKind(compare)) {
                return;
            }
            switch (compare.comparison()) {
                case GT, GTE ->
                    lower = oneOnly && (upper != null || lower != null) ? lower : tighter(lower, compare, 1);
                case LT, LTE ->
                    upper = oneOnly && (upper != null || lower != null) ? upper : tighter(upper, compare, -1);
                case EQ -> {
                    // Served as a point.
                }
            }
        }

        private boolean isSameKind(Compare compare) {
            Compare other = lower == null ? upper : lower;
            return other == null || other.operand().kind() == compare.operand().kind();
        }

        private static Compare tighter(@Nullable Compare known, Compare next, int sign) {
            if (known == null) {
                return next;
            }
            int compared = java.util.Arrays.compareUnsigned(
                    next.operand().key(), known.operand().key());
            boolean tighter = compared * sign > 0 || (compared == 0 && isStrict(next));
            return tighter ? next : known;
        }

        private static boolean isStrict(Compare compare) {
            return compare.comparison() == Comparison.GT || compare.comparison() == Comparison.LT;
        }

        private boolean isBounded() {
            return lower != null || upper != null;
        }

        private KeyRange range(byte[] prefix) {
            Compare any = lower == null ? upper : lower;
            if (any == null) {
                return prefix.length == 0 ? KeyRange.all() : KeyRange.startingWith(prefix);
            }
            int kind = up ? any.operand().kind() : ~any.operand().kind() & 0xFF;
            Compare first = up ? lower : upper;
            Compare last = up ? upper : lower;
            return KeyRange.between(
                    first == null ? concat(prefix, new byte[] {(byte) kind}) : bound(prefix, first, isStrict(first)),
                    last == null
                            ? concat(prefix, new byte[] {(byte) (kind + 1)})
                            : bound(prefix, last, !isStrict(last)));
        }

        private byte[] bound(byte[] prefix, Compare compare, boolean behind) {
            byte[] key = concat(
                    prefix,
                    up ? compare.operand().key() : flipped(compare.operand().key()));
            return behind ? KeyRange.behind(key) : key;
        }
    }
}
