package vn.eduhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs the JMH benchmarks of `vn.eduhub.bench.jmh` in a process of their own.
final class MintMeasurement implements Measurement {

    private static final Duration LENGTH_MAX = Duration.ofMinutes(6);

    @Override
    public String name() {
        return "mint";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.MINT);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        if (MintMeasurement.class.getResource("/META-INF/BenchmarkList") == null) {
            throw new MeasurementException("there are no JMH benchmarks on the class path");
        }
        bench.say("mint: JMH, about two minutes");
        Path results = Files.createTempFile("jmh-", ".csv");
        Path log = Files.createTempFile("jmh-", ".log");
        try {
            Process process = new ProcessBuilder(command(results))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(LENGTH_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new MeasurementException("JMH did not end within " + LENGTH_MAX.toMinutes() + " min");
            }
            report(report, scores(Files.readAllLines(results)));
        } finally {
            Files.delete(results);
            Files.delete(log);
        }
    }

    private static List<String> command(Path results) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jmh.Main",
                "-f",
                "1",
                "-wi",
                "3",
                "-w",
                "1",
                "-i",
                "5",
                "-r",
                "1",
                "-foe",
                "true",
                "-rf",
                "csv",
                "-rff",
                results.toString());
    }

    private static void report(Report report, List<Score> scores) throws MeasurementException {
        Score mint = scores.stream()
                .filter(score -> score.benchmark().toLowerCase(Locale.ROOT).contains("mint"))
                .findFirst()
                .orElseThrow(() -> new MeasurementException("no JMH benchmark of minting gave a result"));
        double rate = mint.perSecond();
        report.add(new Row(
                Target.MINT,
                Verdict.atLeast(rate, 100_000, 100_000),
                Figure.whole(rate) + "/s",
                Figure.three(1e3 / rate),
                "JMH, " + mint.benchmark() + ", one fork, five seconds; the counter's blocks without a store"));
        StringBuilder table = new StringBuilder("| benchmark | score | error | unit |\n|---|---:|---:|---|\n");
        for (Score score : scores) {
            table.append("| %s | %s | ± %s | %s |%n"
                    .formatted(
                            score.benchmark(), Figure.three(score.score()), Figure.three(score.error()), score.unit()));
        }
        report.detail("JMH", table.toString());
    }

    /// Reads JMH's CSV: benchmark, mode, threads, samples, score, error, unit, then parameters.
    static List<Score> scores(List<String> lines) {
        List<Score> scores = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.replace("\"", "").split(",", -1);
            if (fields.length >= 7) {
                String parameters = String.join(" ", List.of(fields).subList(7, fields.length));
                String name = fields[0].substring(fields[0].lastIndexOf('.', fields[0].lastIndexOf('.') - 1) + 1);
                scores.add(
                        new Score((name + " " + parameters).strip(), number(fields[4]), number(fields[5]), fields[6]));
            }
        }
        return scores;
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    record Score(String benchmark, double score, double error, String unit) {

        double perSecond() {
            return switch (unit) {
                case "ops/s" -> score;
                case "ops/ms" -> score * 1e3;
                case "ops/us" -> score * 1e6;
                case "ops/ns" -> score * 1e9;
                case "ns/op" -> 1e9 / score;
                case "us/op" -> 1e6 / score;
                case "ms/op" -> 1e3 / score;
                default -> 1 / score;
            };
        }
    }
}
