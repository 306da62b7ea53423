package vn.eduhub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A file of learners through the gateway until every one of them is in the figures.
final class FileMeasurement implements Measurement {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Of the readings of the figures; a job's rows are summed up anew for each reading of it.
    private static final int JOB_EVERY = 4;

    private static final long HEAP_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(15).toNanos();

    /// Slower than this is no measurement but a fault.
    private static final int LEARNERS_PER_SECOND_MIN = 60;

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration COUNTING = Duration.ofMinutes(2);
    private static final List<String> FOLDERS = List.of("store", "broker");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.FILE, Target.FILE_STEADY, Target.HEAP, Target.DISK);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        Roster roster = new Roster(bench);
        roster.needNobodyYet();
        roster.make();
        Heaps heaps = new Heaps(bench.hub());
        Path data = bench.hub().settings().home().resolve("data");
        long[] bytesBefore = bytes(data);
        CpuReading before = bench.cpu().read();
        long begun = System.nanoTime();
        String job = roster.send();
        bench.say("file: sent after " + Figure.one((System.nanoTime() - begun) / 1e9) + " s, job " + job);
        Timeline counted = new Timeline();
        Timeline rows = new Timeline();
        counted.add(0, 0);
        Job end = follow(bench, roster, job, heaps, new Watch(begun, counted, rows));
        double seconds = (System.nanoTime() - begun) / 1e9;
        CpuUse use = bench.cpu().read().since(before);
        heaps.read();
        speed(report, roster, seconds, use, end);
        steadiness(report, roster, counted, end, rows);
        memory(report, heaps);
        disk(report, roster, bytesBefore, bytes(data));
        report.detail(
                "File: CPU time for " + Figure.whole(roster.learners()) + " learners",
                use.table(roster.learners(), "learner"));
        report.detail("File: memory", heaps.table());
    }

    private record Watch(long begun, Timeline counted, Timeline rows) {

        long nanos() {
            return System.nanoTime() - begun;
        }
    }

    /// Waits until the job is over and its learners are in the figures.
    private static Job follow(Bench bench, Roster roster, String id, Heaps heaps, Watch watch)
            throws IOException, InterruptedException, MeasurementException {
        long deadline = START.toNanos()
                + Duration.ofSeconds(roster.learners() / LEARNERS_PER_SECOND_MIN)
                        .toNanos();
        long nextHeaps = 0;
        long nextWord = SAY_EVERY_NANOS;
        Job job = roster.job(id);
        for (int round = 0; ; round++) {
            if (job.isRunning() && round % JOB_EVERY == 0) {
                job = roster.job(id);
                watch.rows().add(watch.nanos(), (double) (job.in() - job.pending()));
            }
            long counted = roster.figure("LEARNER");
            watch.counted().add(watch.nanos(), (double) counted);
            if (!job.isRunning() && !job.isCompleted()) {
                throw new MeasurementException("the job ended " + job.state() + ", rows " + job.rows());
            }
            if (job.isCompleted()) {
                if (counted >= roster.learners()) {
                    return job;
                }
                deadline = Math.min(deadline, watch.nanos() + COUNTING.toNanos());
            }
            if (watch.nanos() > deadline) {
                throw new MeasurementException("given up after " + Figure.whole(watch.nanos() / 1e9) + " s: job "
                        + job.state() + ", rows " + job.rows() + ", " + Figure.whole(counted) + " learners counted");
            }
            if (watch.nanos() > nextHeaps) {
                heaps.read();
                nextHeaps = watch.nanos() + HEAP_EVERY_NANOS;
            }
            if (watch.nanos() > nextWord) {
                bench.say("file: " + Figure.whole(watch.nanos() / 1e9) + " s, " + job.rows() + ", "
                        + Figure.whole(counted) + " learners counted");
                nextWord = watch.nanos() + SAY_EVERY_NANOS;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static void speed(Report report, Roster roster, double seconds, CpuUse use, Job end) throws IOException {
        double rate = roster.learners() / seconds;
        Verdict verdict = Verdict.worst(
                Verdict.atLeast(rate, 1_200, 2_500), end.isAllAccepted() ? Verdict.AIM_MET : Verdict.FLOOR_MISSED);
        String remark = Figure.whole(roster.learners()) + " learners with their staff and classes in "
                + Figure.one(seconds) + " s, from the first byte sent to the figure read; package "
                + roster.size() + "; rows " + end.rows() + "; " + use.machine(seconds);
        report.add(
                new Row(Target.FILE, verdict, Figure.whole(rate) + " learners/s", use.per(roster.learners()), remark));
    }

    private static void steadiness(Report report, Roster roster, Timeline counted, Job end, Timeline rows) {
        double tenth = roster.learners() / 10.0;
        double first = counted.rate(0, tenth);
        double last = counted.rate(roster.learners() - tenth, roster.learners());
        if (first <= 0 || last <= 0) {
            report.add(
                    Row.notMeasured(Target.FILE_STEADY, "the figures came in one step, there is no rate to compare"));
            return;
        }
        String remark = "by the figures: first tenth " + Figure.whole(first) + "/s, from when the first learner was"
                + " counted, last tenth " + Figure.whole(last) + "/s; by the job's rows: "
                + Figure.whole(rows.rate(0, end.in() / 10.0)) + " and "
                + Figure.whole(rows.rate(end.in() * 0.9, (double) end.in()))
                + " rows/s, of other kinds at the two ends";
        report.add(new Row(
                Target.FILE_STEADY,
                Verdict.atLeast(last / first, 0.8, 1),
                Figure.two(last / first) + " ×",
                "",
                remark));
    }

    private static void memory(Report report, Heaps heaps) {
        double allowed = heaps.allowed();
        if (allowed == 0) {
            report.add(Row.notMeasured(Target.HEAP, "the command lines of the services cannot be read here"));
            return;
        }
        report.add(new Row(
                Target.HEAP,
                Verdict.atMost(allowed / (1 << 20), 512, 256),
                "held within " + Figure.megabytes(allowed),
                "",
                "the greatest -Xmx of a service, with which the load went through (HUB_HEAP sets it); most alive after"
                        + " a full collection: " + heaps.mostAlive()));
    }

    private static long[] bytes(Path data) throws IOException {
        long[] bytes = new long[FOLDERS.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = DiskUse.of(data.resolve(FOLDERS.get(i)));
        }
        return bytes;
    }

    private static void disk(Report report, Roster roster, long[] before, long[] after) {
        StringBuilder measured = new StringBuilder();
        long sum = 0;
        for (int i = 0; i < after.length; i++) {
            long grown = after[i] - before[i];
            sum += grown;
            measured.append(FOLDERS.get(i))
                    .append(' ')
                    .append(Figure.megabytes(grown))
                    .append(", ");
        }
        measured.append(Figure.whole((double) sum / roster.learners())).append(" bytes a learner");
        report.add(new Row(
                Target.DISK,
                Verdict.AIM_MET,
                measured.toString(),
                "",
                "growth of the folders right after the load; neither store nor broker had time to compact"));
    }
}
