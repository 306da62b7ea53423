package vn.eduhub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vn.eduhub.identity.comparison.Estimation;
import vn.eduhub.identity.comparison.People;
import vn.eduhub.identity.comparison.Rules;
import vn.eduhub.identity.comparison.RulesFile;

/// The engine that compares people, over the public sets Febrl 1, 2 and 3: other fields by another file of
/// rules, whose numbers are learnt from each set without its truth. A pair is found when it is likelier one
/// person than two.
final class FebrlMeasurement implements Measurement {

    private static final int SETS = 3;
    private static final double FLOOR = 0.98;
    private static final double AIM = 0.997;
    private static final double SPLINK = 0.9957;
    private static final long SEED = 20_261_122;

    private final Path folder;

    /// @param folder with `febrl-dataset1.csv` to `febrl-dataset3.csv`
    FebrlMeasurement(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "febrl";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.FEBRL);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException {
        StringBuilder table = new StringBuilder("""
                | set | records | pairs that are one person | share a key | found | wrong | precision | recall | F1 |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        Score last = null;
        for (int set = 1; set <= SETS; set++) {
            Score score = measure(set);
            bench.say("febrl: set " + set + ", F1 " + Figure.four(score.f1()));
            table.append(score.markdown(set));
            last = score;
        }
        if (last != null) {
            report.add(new Row(
                    Target.FEBRL,
                    Verdict.atLeast(last.f1(), FLOOR, AIM),
                    "F1 " + Figure.four(last.f1()),
                    "",
                    "set 3; Splink " + SPLINK + "; weights learnt without the truth, threshold at even odds"));
        }
        report.detail("Febrl", table.toString());
    }

    private Score measure(int set) throws MeasurementException, IOException {
        Path file = folder.resolve("febrl-dataset" + set + ".csv");
        if (!Files.isReadable(file)) {
            throw new MeasurementException(file + " is not there: HUB_FEBRL names the folder of Febrl's sets");
        }
        RulesFile start = rules();
        List<String> truth = new ArrayList<>();
        List<List<String>> people = read(file, start.rules().fieldNames(), truth);
        Rules rules = new Estimation(1, new SplittableRandom(SEED))
                .estimated(start, "febrl-" + set, people)
                .rules();
        People index = new People(rules, people.size());
        people.forEach(values -> index.add(rules.prepare(values)));
        return score(index, rules, truth);
    }

    private static Score score(People index, Rules rules, List<String> truth) {
        long[] counts = new long[3];
        for (int person = 0; person < index.size(); person++) {
            index.pairs(person, Double.NEGATIVE_INFINITY, (one, other, score) -> {
                boolean same = truth.get(one).equals(truth.get(other));
                boolean linked = score >= rules.thresholds().link();
                counts[0] += same ? 1 : 0;
                counts[1] += same && linked ? 1 : 0;
                counts[2] += !same && linked ? 1 : 0;
            });
        }
        Map<String, Integer> sizes = new HashMap<>();
        truth.forEach(person -> sizes.merge(person, 1, Integer::sum));
        long pairs = sizes.values().stream()
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
        return new Score(truth.size(), pairs, counts[0], counts[1], counts[2]);
    }

    private static RulesFile rules() throws IOException {
        try (InputStream stream = FebrlMeasurement.class.getResourceAsStream("febrl.rules")) {
            if (stream == null) {
                throw new IOException("febrl.rules is not on the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return RulesFile.of(reader.lines().toList());
        }
    }

    /// @param truth takes the number of the person behind each record: `rec-7-dup-0` is person 7
    private static List<List<String>> read(Path file, List<String> fields, List<String> truth) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = cells(lines.getFirst());
        List<List<String>> people = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                List<String> cells = cells(line);
                truth.add(cells.getFirst().split("-", -1)[1]);
                people.add(fields.stream()
                        .map(field -> cells.get(header.indexOf(field)))
                        .toList());
            }
        }
        return people;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /// @param pairs that are one person
    /// @param sharing of them, a key
    /// @param found of them
    /// @param wrong pairs found that are two people
    private record Score(int records, long pairs, long sharing, long found, long wrong) {

        double precision() {
            return (double) found / (found + wrong);
        }

        double recall() {
            return (double) found / pairs;
        }

        double f1() {
            return 2.0 * found / (found + wrong + pairs);
        }

        String markdown(int set) {
            return "| %d | %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            set,
                            Figure.whole(records),
                            Figure.whole(pairs),
                            Figure.whole(sharing),
                            Figure.whole(found),
                            Figure.whole(wrong),
                            Figure.four(precision()),
                            Figure.four(recall()),
                            Figure.four(f1()));
        }
    }
}
