package vn.eduhub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vn.eduhub.local.hub.Hub;
import vn.eduhub.local.hub.HubException;
import vn.eduhub.local.hub.HubSettings;

/// `./hub bench`: measures the hub that runs, or one it starts and stops, and writes what came out.
public final class BenchMain {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final List<String> WITHOUT_HUB = List.of("mint", "febrl", "gateway", "identity");

    private final Bench bench;
    private final Report report = new Report();
    private final ResultFile file;
    private final Path febrl;

    private BenchMain(Bench bench, ResultFile file, Path febrl) {
        this.bench = bench;
        this.file = file;
        this.febrl = febrl;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            out.println(BenchOptions.USAGE);
            System.exit(DONE);
        }
        System.exit(start(arguments, System.getenv(), out));
    }

    private static int start(String[] arguments, Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        try {
            BenchOptions options = BenchOptions.parse(arguments);
            if (options.fresh() && !environment.containsKey("HUB_HOME")) {
                throw new MeasurementException("--fresh empties a hub: name one that may be lost by HUB_HOME");
            }
            Path root = Path.of(System.getProperty("hub.root", "."))
                    .toAbsolutePath()
                    .normalize();
            InstantSource clock = InstantSource.system();
            Hub hub = new Hub(HubSettings.from(root, environment), out);
            SplittableRandom random = new SplittableRandom(clock.millis());
            String what = options.names().equals(BenchOptions.NAMES) ? "all" : String.join("-", options.names());
            ResultFile file = ResultFile.create(
                    root.resolve("bench/results"),
                    LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()),
                    what,
                    ("./hub bench " + String.join(" ", arguments)).strip(),
                    MachineFacts.markdown(root));
            Path febrl = root.resolve(environment.getOrDefault("HUB_FEBRL", "bench/data/febrl"));
            return new BenchMain(Bench.of(hub, options, random, out), file, febrl).run();
        } catch (MeasurementException | HubException e) {
            System.err.println("bench: " + e.getMessage());
            return MISUSED;
        }
    }

    private int run() throws IOException, InterruptedException {
        boolean started = prepare();
        try {
            for (Measurement measurement : measurements()) {
                if (bench.options().names().contains(measurement.name())) {
                    measure(measurement);
                    file.write(report);
                }
            }
        } finally {
            if (started) {
                bench.hub().down();
            }
        }
        report.rows()
                .forEach(row -> bench.say(row.target().what() + ": " + row.measured() + ", "
                        + row.verdict().words().replace("*", "")));
        bench.say("written to " + file.path());
        boolean allThere = report.rows().stream().noneMatch(row -> row.verdict() == Verdict.NOT_MEASURED);
        return allThere ? DONE : FAILED;
    }

    /// Whether the hub was started here and is to be stopped here.
    private boolean prepare() {
        if (WITHOUT_HUB.containsAll(bench.options().names())) {
            return false;
        }
        if (bench.options().fresh()) {
            bench.startAnew();
            return true;
        }
        if (bench.isUp()) {
            return false;
        }
        boolean down = bench.isDown();
        if (down) {
            bench.hub().warm();
        }
        bench.up();
        return down;
    }

    /// In this order: what needs an empty hub first, what empties it again last.
    private List<Measurement> measurements() {
        KnownLearners known = new KnownLearners();
        return List.of(
                new FileMeasurement(),
                new RegisterMeasurement(known),
                new ReadMeasurement(known),
                new VisibleMeasurement(),
                new MintMeasurement(),
                new FebrlMeasurement(febrl),
                new UpMeasurement(),
                new GatewayMeasurement(),
                new IdentityMeasurement(),
                new CubeMeasurement());
    }

    private void measure(Measurement measurement) throws InterruptedException {
        try {
            boolean alone = bench.options().names().equals(List.of(measurement.name()));
            if (measurement instanceof CubeMeasurement && bench.options().fresh() && !alone) {
                bench.startAnew();
            }
            measurement.run(bench, report);
        } catch (MeasurementException | IOException | HubException e) {
            String reason = String.valueOf(e.getMessage());
            bench.say(measurement.name() + " could not be measured: " + reason);
            for (Target target : measurement.targets()) {
                if (!report.has(target)) {
                    report.add(Row.notMeasured(target, reason));
                }
            }
        }
    }
}
