package vn.eduhub.identity.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Learns the numbers of rules from people of whom nobody said who is who. Shares of words are counted; u
/// comes from random pairs, who are strangers; m and the prior come from the pairs that share a key, by
/// expectation and maximisation.
public final class Estimation {

    private static final int RANDOM_PAIRS = 2_000_000;
    private static final int PAIRS_MAX = 4_000_000;
    private static final int ROUNDS = 30;
    private static final double SHARE_MIN = 1e-5;

    /// From fewer pairs that the rules as they stand take for one person nothing is learnt of how such
    /// pairs differ. A registry that matched well on arrival has hardly any, and would teach that strangers
    /// are equals.
    private static final int EQUALS_MIN = 200;

    /// A surprise above this says that the value was seen once or twice, not how rare it is.
    private static final double SURPRISE_MAX = 20;

    /// Words that fewer have are not written down: they may point at a person.
    private final int countMin;

    private final RandomGenerator random;

    public Estimation(int countMin, RandomGenerator random) {
        this.countMin = countMin;
        this.random = random;
    }

    /// @param version of the new file
    /// @param people their values in the order of the fields
    public RulesFile estimated(RulesFile file, String version, List<List<String>> people) {
        RulesFile counted = file.with(
                version, levels(file.rules().fields()), shares(file.rules().fields(), people));
        Rules rules = counted.rules();
        People rows = new People(rules, people.size());
        people.forEach(values -> rows.add(rules.prepare(values)));
        return counted.with(version, levels(weighted(rows)), Map.of());
    }

    private static Map<String, List<Level>> levels(List<Field> fields) {
        Map<String, List<Level>> levels = new HashMap<>();
        fields.forEach(field -> levels.put(field.name(), field.levels()));
        return levels;
    }

    private Map<String, Map<String, Double>> shares(List<Field> fields, List<List<String>> people) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (List<String> values : people) {
            for (int i = 0; i < values.size(); i++) {
                Field field = fields.get(i);
                String value = values.get(i);
                switch (field.comparer()) {
                    case NameComparer _ -> countName(counts, value);
                    case TextComparer _ -> count(counts, field.name(), value.strip());
                    case CodeComparer _, DateComparer _ -> {}
                }
            }
        }
        Map<String, Map<String, Double>> shares = new HashMap<>();
        counts.forEach((place, words) -> {
            double all = words.values().stream().mapToInt(Integer::intValue).sum();
            Map<String, Double> kept = new HashMap<>();
            words.forEach((word, count) -> {
                if (count >= countMin) {
                    kept.put(word, count / all);
                }
            });
            shares.put(place, kept);
        });
        return shares;
    }

    private static void countName(Map<String, Map<String, Integer>> counts, String name) {
        List<String> words = NameComparer.syllables(name);
        for (int i = 0; i < words.size(); i++) {
            String place = i == words.size() - 1 ? "given" : i == 0 ? "family" : "middle";
            count(counts, place, words.get(i));
        }
    }

    private static void count(Map<String, Map<String, Integer>> counts, String place, String word) {
        if (!word.isEmpty()) {
            counts.computeIfAbsent(place, _ -> new HashMap<>()).merge(word, 1, Integer::sum);
        }
    }

    private List<Field> weighted(People people) {
        List<Field> fields = people.rules().fields();
        double[][] u = strangers(people, fields);
        double[][] m = equals(people, fields, u);
        List<Field> weighted = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            List<Level> levels = new ArrayList<>();
            for (int level = 0; level < field.levels().size(); level++) {
                levels.add(field.levels().get(level).with(m[i][level], u[i][level]));
            }
            weighted.add(field.with(levels));
        }
        return weighted;
    }

    /// What remains of each level's share among strangers when the value's own share is taken out: the mean
    /// of 2 to the power of its surprise.
    private double[][] strangers(People people, List<Field> fields) {
        double[][] sums = table(fields);
        double[] counted = new double[fields.size()];
        int[] outcomes = new int[fields.size()];
        long pairs = Math.min(RANDOM_PAIRS, (long) people.size() * people.size());
        for (long i = 0; i < pairs; i++) {
            int one = random.nextInt(people.size());
            int other = random.nextInt(people.size());
            // In a small set many of the random pairs are one person.
            if (one == other
                    || people.score(one, other) >= people.rules().thresholds().review()) {
                continue;
            }
            people.compare(one, other, outcomes);
            for (int f = 0; f < outcomes.length; f++) {
                int level = outcomes[f] & Comparer.LEVEL;
                if (level != Comparer.MISSING) {
                    counted[f]++;
                    sums[f][level] += Math.pow(2, surprise(outcomes[f]));
                }
            }
        }
        for (int f = 0; f < sums.length; f++) {
            for (int level = 0; level < sums[f].length; level++) {
                // A level that was never met is rarer than one in all pairs, by how much is not known.
                sums[f][level] = Math.max(sums[f][level], 0.5) / Math.max(1, counted[f]);
            }
        }
        return sums;
    }

    private double[][] equals(People people, List<Field> fields, double[][] u) {
        Pairs pairs = new Pairs(people, fields.size());
        double[][] m = given(fields);
        if (pairs.linked < EQUALS_MIN) {
            return m;
        }
        double prior = (double) pairs.linked / (pairs.size() + 1);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = table(fields);
            double all = 0;
            for (int p = 0; p < pairs.size(); p++) {
                double odds = prior / (1 - prior);
                for (int f = 0; f < m.length; f++) {
                    int level = pairs.outcome(p, f) & Comparer.LEVEL;
                    if (level != Comparer.MISSING) {
                        odds *= m[f][level] / u[f][level] * Math.pow(2, surprise(pairs.outcome(p, f)));
                    }
                }
                double equal = odds / (1 + odds);
                all += equal;
                for (int f = 0; f < m.length; f++) {
                    int level = pairs.outcome(p, f) & Comparer.LEVEL;
                    if (level != Comparer.MISSING) {
                        sums[f][fields.get(f).comparer().tiedTo(level)] += equal;
                    }
                }
            }
            prior = Math.clamp(all / pairs.size(), 1e-9, 0.999);
            for (int f = 0; f < m.length; f++) {
                double total = Arrays.stream(sums[f]).sum();
                for (int level = 0; level < m[f].length; level++) {
                    double sum = sums[f][fields.get(f).comparer().tiedTo(level)];
                    m[f][level] = Math.max(SHARE_MIN, sum / Math.max(total, 1));
                }
            }
        }
        return m;
    }

    private static double[][] given(List<Field> fields) {
        return fields.stream()
                .map(field -> field.levels().stream().mapToDouble(Level::m).toArray())
                .toArray(double[][]::new);
    }

    private static double surprise(int outcome) {
        return Math.min(SURPRISE_MAX, (outcome >>> Comparer.SURPRISE_SHIFT) * Comparer.SURPRISE_UNIT);
    }

    private static double[][] table(List<Field> fields) {
        return fields.stream().map(field -> new double[field.levels().size()]).toArray(double[][]::new);
    }

    /// The outcomes of all pairs that share a key, or of as many of them as there is room for.
    private static final class Pairs {

        private final int fields;
        private int[] outcomes = new int[1 << 12];
        private int size;
        private int linked;

        Pairs(People people, int fields) {
            this.fields = fields;
            double link = people.rules().thresholds().link();
            int[] pair = new int[fields];
            for (int person = 0; person < people.size() && size < PAIRS_MAX; person++) {
                people.pairs(person, Double.NEGATIVE_INFINITY, (one, other, score) -> {
                    linked += score >= link ? 1 : 0;
                    people.compare(one, other, pair);
                    add(pair);
                });
            }
        }

        private void add(int[] pair) {
            if ((size + 1) * fields > outcomes.length) {
                outcomes = Arrays.copyOf(outcomes, 2 * outcomes.length);
            }
            System.arraycopy(pair, 0, outcomes, size * fields, fields);
            size++;
        }

        int size() {
            return size;
        }

        int outcome(int pair, int field) {
            return outcomes[pair * fields + field];
        }
    }
}
