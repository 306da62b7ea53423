package vn.eduhub.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/// From the answer of a change to the figure that shows it, at a steady rate of changes.
final class VisibleMeasurement implements Measurement {

    private static final int SCHOOLS = 200;
    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.VISIBLE);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        bench.say("visible: making " + SCHOOLS + " schools");
        List<School> schools = Schools.neighbours(bench.gateway(), SCHOOLS);
        String client = schools.getFirst().client();
        Set<String> ids = schools.stream().map(School::id).collect(Collectors.toUnmodifiableSet());
        Arrivals arrivals = new Arrivals();
        FigureWatch watch = new FigureWatch(bench.gateway(), client, ids, arrivals);
        watch.begin();
        bench.say("visible: " + bench.options().rate() + " changes/s");
        Thread watcher = Thread.ofPlatform().name("figures").start(watch);
        LoadResult result;
        try {
            LoadPlan plan = new LoadPlan(CONNECTIONS, WARM_UP, bench.options().length());
            result = bench.load(plan, Registrations.at(schools, bench, (school, answer, at) -> {
                        if (answer.status() == Registrations.CREATED) {
                            arrivals.answered(school.id(), at);
                        }
                    }))
                    .run(Pace.perSecond(bench.options().rate()));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (arrivals.missing() > 0 && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        } finally {
            watch.end();
        }
        watcher.join();
        watch.check();
        report(bench, report, arrivals, result);
    }

    private static void report(Bench bench, Report report, Arrivals arrivals, LoadResult result) {
        Histogram delay = arrivals.delay();
        int missing = arrivals.missing();
        Verdict verdict = Verdict.worst(
                Verdict.atMost(delay.getValueAtPercentile(99) / 1e6, 2_000, 500),
                missing == 0
                                && result.isClean(Registrations.CREATED)
                                && result.holds(bench.options().rate())
                        ? Verdict.AIM_MET
                        : Verdict.FLOOR_MISSED);
        String measured = "p50 " + Figure.millis(delay.getValueAtPercentile(50)) + ", p99 "
                + Figure.millis(delay.getValueAtPercentile(99)) + ", greatest "
                + Figure.millis(delay.getMaxValue());
        String remark = result.others(Registrations.CREATED)
                + (result.holds(bench.options().rate()) ? "" : "**rate not held**; ")
                + (missing > 0 ? "**" + missing + " changes in no figure after " + PATIENCE.toSeconds() + " s**; " : "")
                + Figure.whole(delay.getTotalCount()) + " changes, warm-up included, at " + SCHOOLS
                + " schools; figures read through the gateway every 25 ms, which is in the time; change "
                + result.percentiles() + "; " + result.cpu().machine(result.seconds());
        report.add(new Row(Target.VISIBLE, verdict, measured, result.cpu().per((double) result.requests()), remark));
        report.detail(
                "Change visible, " + bench.options().rate() + " changes/s with 40 reads of figures: CPU time",
                result.cpu().table((double) result.requests(), "change"));
    }
}
