package vn.eduhub.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import vn.eduhub.local.hub.Service;

/// How fast the figures catch up: a file is taken in while the reporting service is stopped, then it is started.
final class CubeMeasurement implements Measurement {

    private static final String REPORTING = Service.REPORTING_SERVICE.label();
    private static final String APPLIED = "hub_cube_applied_total";
    private static final int PAUSE_MILLIS = 100;
    private static final Duration LOADING_MAX = Duration.ofMinutes(30);
    private static final Duration COUNTING_MAX = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "cube";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.CUBE);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        Roster roster = new Roster(bench);
        roster.needNobodyYet();
        roster.make();
        bench.hub().stop(REPORTING);
        try {
            load(bench, roster);
        } catch (MeasurementException e) {
            bench.hub().start(REPORTING);
            throw e;
        }
        // What was written right before the job's end is on the log by its end; the disks may still be busy.
        Thread.sleep(Duration.ofSeconds(5));
        CpuReading before = bench.cpu().read();
        Timeline applied = new Timeline();
        applied.add(0, 0);
        long begun = System.nanoTime();
        double events = catchUp(bench, roster, applied, begun);
        double seconds = (System.nanoTime() - begun) / 1e9;
        report(
                report,
                new Outcome(roster.learners(), events, seconds),
                applied,
                bench.cpu().read().since(before));
    }

    /// @param seconds from the start of the process to the figure
    private record Outcome(int learners, double events, double seconds) {}

    private static void load(Bench bench, Roster roster)
            throws MeasurementException, IOException, InterruptedException {
        String id = roster.send();
        long deadline = System.nanoTime() + LOADING_MAX.toNanos();
        Job job = roster.job(id);
        while (job.isRunning() && System.nanoTime() < deadline) {
            Thread.sleep(500);
            job = roster.job(id);
        }
        if (!job.isCompleted()) {
            throw new MeasurementException("the file was not taken in: " + job.state() + ", rows " + job.rows());
        }
        bench.say("cube: file taken in, rows " + job.rows() + "; starting " + REPORTING);
    }

    /// Answers with the number of events the cube took.
    private static double catchUp(Bench bench, Roster roster, Timeline applied, long begun)
            throws IOException, InterruptedException, MeasurementException {
        Meters meters = new Meters(bench.hub());
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> start =
                    CompletableFuture.runAsync(() -> bench.hub().start(REPORTING), thread);
            long deadline = begun + COUNTING_MAX.toNanos();
            double events = 0;
            while (System.nanoTime() < deadline) {
                events = Meters.sum(meters.of(Service.REPORTING_SERVICE), APPLIED, "")
                        .orElse(events);
                applied.add(System.nanoTime() - begun, events);
                if (start.isDone() && counted(roster) >= roster.learners()) {
                    start.join();
                    return events;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        throw new MeasurementException("the figures did not catch up within " + COUNTING_MAX.toMinutes() + " min");
    }

    private static long counted(Roster roster) throws IOException, InterruptedException {
        try {
            return roster.figure("LEARNER");
        } catch (MeasurementException _) {
            // Starting, or behind its own figures: it says so and is asked again.
            return -1;
        }
    }

    private static void report(Report report, Outcome outcome, Timeline applied, CpuUse use) {
        double events = outcome.events() > 0 ? outcome.events() : outcome.learners();
        double middle = applied.rate(events * 0.1, events * 0.9);
        double rate = middle > 0 ? middle : events / outcome.seconds();
        String remark = "catch-up after a load of " + Figure.whole(outcome.learners()) + " learners: "
                + Figure.whole(events) + " events, figures right " + Figure.one(outcome.seconds())
                + " s after the start of the process, start of the JVM included ("
                + Figure.whole(events / outcome.seconds()) + "/s so counted); "
                + (middle > 0
                        ? "the rate is that of the middle 80 % by the cube's own counter, on code the JVM has only"
                                + " begun to compile"
                        : "the cube was done before its counter could be read twice, so the rate is the lower bound")
                + "; " + use.machine(outcome.seconds());
        report.add(new Row(
                Target.CUBE,
                Verdict.atLeast(rate, 20_000, 50_000),
                Figure.whole(rate) + " events/s",
                Figure.three(use.millis(REPORTING) / events) + " (reporting service, its start included)",
                remark));
        report.detail("Cube: CPU time from start to right figures", use.table(events, "event"));
    }
}
