package vn.eduhub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import vn.eduhub.bench.people.Child;
import vn.eduhub.bench.people.Child.Kinship;
import vn.eduhub.bench.people.Households;
import vn.eduhub.bench.people.Households.Makeup;
import vn.eduhub.bench.people.Scribe;
import vn.eduhub.bench.people.Slip;
import vn.eduhub.bench.people.Tally;
import vn.eduhub.bench.people.Writing;
import vn.eduhub.identity.comparison.Description;
import vn.eduhub.identity.comparison.People;
import vn.eduhub.identity.matching.Descriptions;

/// Invented children, of whom it is known who is who, arrive at a matcher that knows most of them from an earlier
/// writing. One in eleven was never there; half of those who arrive come again. Both writings have slips.
final class IdentityMeasurement implements Measurement {

    private static final long SEED = 20_261_122;
    private static final int SMALL = 100_000;
    private static final int LARGE = 1_000_000;
    private static final int ARRIVALS = 200_000;
    private static final int NEVER_THERE = 11;
    private static final int TWICE = 100;
    private static final Makeup MORE_NGUYEN = new Makeup(0.1, Makeup.USUAL.twins(), Makeup.USUAL.alike());
    private static final Makeup TWINS = new Makeup(0, 0.3, 0.3);

    private final Descriptions descriptions = Descriptions.ofPersons();

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.WRONG_LINKS, Target.SWEEP);
    }

    @Override
    public void run(Bench bench, Report report) {
        Run small = new Run(SMALL, Makeup.USUAL, Scribe::write);
        bench.say("identity: 100,000 children known");
        small.arrive();
        report.detail("Identity: 100,000 children known", small.tables());
        bench.say("identity: 1,000,000 children known");
        Run large = new Run(LARGE, Makeup.USUAL, Scribe::write);
        large.arrive();
        report.detail("Identity: 1,000,000 children known", large.tables());
        report.add(row(large));
        StringBuilder harder = new StringBuilder(Tally.head("variant, 100,000 known"));
        harder(
                harder,
                "no mother's name on arrival",
                Makeup.USUAL,
                (scribe, child) -> scribe.write(child, Slip.MOTHER_MISSING));
        harder(
                harder,
                "1 January for the birth date",
                Makeup.USUAL,
                (scribe, child) -> scribe.write(child, Slip.FIRST_OF_JANUARY));
        harder(harder, "38 % Nguyễn", MORE_NGUYEN, Scribe::write);
        harder(harder, "three births in ten twins, a third of those of one sex named alike", TWINS, Scribe::write);
        report.detail("Identity: harder", harder.toString());
        sweep(bench, report);
    }

    private void harder(StringBuilder table, String name, Makeup makeup, Way way) {
        Run run = new Run(SMALL, makeup, way);
        run.arrive();
        table.append(run.all.row(name)).append(run.withoutNumber.row(name + "; without a number"));
    }

    private static Row row(Run run) {
        Tally tally = run.withoutNumber;
        Verdict verdict = Verdict.worst(
                Verdict.atMost(tally.wrongOfTenThousand(), 0.999, 0.1),
                Verdict.atLeast(tally.recall(), 0.97, 0.99),
                Verdict.atMost(run.all.reviewShare(), 0.02, 0.02));
        return new Row(
                Target.WRONG_LINKS,
                verdict,
                String.format(
                        Locale.ROOT,
                        "%.2f at recall %.4f, review %.2f %% of all arrivals (%.2f %% of these)",
                        tally.wrongOfTenThousand(),
                        tally.recall(),
                        100 * run.all.reviewShare(),
                        100 * tally.reviewShare()),
                Figure.three(run.millisEach),
                Figure.whole(tally.arrivals()) + " arrivals without a number among " + Figure.whole(run.known)
                        + " known; in memory, one thread, " + Figure.whole(1_000 / run.millisEach) + "/s");
    }

    private interface Way {
        Writing of(Scribe scribe, Child child);
    }

    private static Description described(Descriptions descriptions, Writing writing) {
        return descriptions.of(
                writing.fullName(), writing.birthDate(), writing.sex(), writing.mother(), writing.number());
    }

    /// One population with those who arrive at it.
    private final class Run {

        private final int known;
        private final Way way;
        private final List<Child> children = new ArrayList<>();
        private final int[] places;
        private final int[] childAt;
        private final People people;
        private final Scribe scribe = new Scribe(new SplittableRandom(SEED + 1));
        private final SplittableRandom random = new SplittableRandom(SEED + 2);
        private final Tally all = new Tally();
        private final Tally withoutNumber = new Tally();
        private final Map<Kinship, Tally> byKinship = new EnumMap<>(Kinship.class);
        private final Map<Slip, Tally> bySlip = new EnumMap<>(Slip.class);
        private final Tally unspoiled = new Tally();
        private double millisEach;
        private long compared;

        Run(int known, Makeup makeup, Way way) {
            this.known = known;
            this.way = way;
            Households households = new Households(SEED, makeup);
            people = new People(descriptions.rules(), known);
            int count = known + known / (NEVER_THERE - 1);
            places = new int[count];
            childAt = new int[known];
            Arrays.fill(places, -1);
            for (int id = 0; id < count; id++) {
                Child child = households.next();
                children.add(child);
                boolean isThere = people.size() < known
                        && (random.nextInt(NEVER_THERE) != 0 || count - id <= known - people.size());
                if (isThere) {
                    int place = people.add(described(descriptions, scribe.write(child)));
                    places[id] = place;
                    childAt[place] = id;
                }
            }
        }

        void arrive() {
            int[] absent = IntStream.range(0, places.length)
                    .filter(id -> places[id] < 0)
                    .toArray();
            long nanos = 0;
            for (int i = 0; i < ARRIVALS; i++) {
                int id = random.nextBoolean() ? childAt[random.nextInt(known)] : absent[random.nextInt(absent.length)];
                Writing writing = way.of(scribe, children.get(id));
                long begun = System.nanoTime();
                People.Found found = people.find(described(descriptions, writing));
                nanos += System.nanoTime() - begun;
                compared += found.compared();
                count(writing, places[id], found);
            }
            millisEach = nanos / 1e6 / ARRIVALS;
        }

        private void count(Writing writing, int place, People.Found found) {
            Tally.Outcome outcome = switch (found.standing()) {
                case KNOWN -> found.person() == place ? Tally.Outcome.LINKED : Tally.Outcome.LINKED_WRONG;
                case REVIEW -> Tally.Outcome.REVIEW;
                case NEW -> place < 0 ? Tally.Outcome.NEW : Tally.Outcome.MISSED;
            };
            boolean again = place >= 0;
            all.add(outcome, again);
            if (!writing.child().hasNumber()) {
                withoutNumber.add(outcome, again);
            }
            byKinship
                    .computeIfAbsent(writing.child().kinship(), _ -> new Tally())
                    .add(outcome, again);
            writing.slips()
                    .forEach(slip ->
                            bySlip.computeIfAbsent(slip, _ -> new Tally()).add(outcome, again));
            if (writing.slips().isEmpty()) {
                unspoiled.add(outcome, again);
            }
        }

        String tables() {
            StringBuilder text = new StringBuilder(Tally.head("arrivals"));
            text.append(all.row("all")).append(withoutNumber.row("without a number"));
            byKinship.forEach((kinship, tally) -> text.append(tally.row(words(kinship))));
            text.append(unspoiled.row("no slip on arrival"));
            bySlip.forEach((slip, tally) -> text.append(tally.row(words(slip) + " (" + percent(slip.share()) + ")")));
            return text.append("\nIn brackets: the slip's share of all writings, where it can happen. ")
                    .append(Figure.one((double) compared / ARRIVALS))
                    .append(" comparisons for each arrival.\n")
                    .toString();
        }
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// One in a hundred is there twice.
    private void sweep(Bench bench, Report report) {
        bench.say("identity: sweep of 1,000,000");
        Households households = new Households(SEED + 3, Makeup.USUAL);
        Scribe scribe = new Scribe(new SplittableRandom(SEED + 4));
        int[] childAt = new int[LARGE];
        People people = new People(descriptions.rules(), LARGE);
        int twice = 0;
        long loading = 0;
        Child child = households.next();
        for (int place = 0; place < LARGE; place++) {
            boolean again = place % TWICE == 1;
            if (!again) {
                child = households.next();
            }
            twice += again ? 1 : 0;
            childAt[place] = child.id();
            Description described = described(descriptions, scribe.write(child));
            long begun = System.nanoTime();
            people.add(described);
            loading += System.nanoTime() - begun;
        }
        LongAdder right = new LongAdder();
        LongAdder wrong = new LongAdder();
        double link = descriptions.rules().thresholds().link();
        long begun = System.nanoTime();
        IntStream.range(0, LARGE)
                .parallel()
                .forEach(place -> people.pairs(
                        place, link, (one, other, _) -> (childAt[one] == childAt[other] ? right : wrong).increment()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        report.add(new Row(
                Target.SWEEP,
                Verdict.atMost(seconds, 60, 8),
                Figure.one(seconds) + " s",
                "",
                "adding them " + Figure.one(loading / 1e9) + " s; of " + Figure.whole(twice) + " who are there twice "
                        + Figure.whole(right.sum()) + " found at the threshold of a link, " + Figure.whole(wrong.sum())
                        + " pairs wrong; " + Figure.whole(usedMegabytes()) + " MB of heap"));
    }

    private static double usedMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
