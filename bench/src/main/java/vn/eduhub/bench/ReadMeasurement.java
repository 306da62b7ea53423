package vn.eduhub.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vn.eduhub.local.hub.Service;

/// Reads learners through the gateway, closed loop; and with it the gateway's own share, which is clearest where least
/// else is done.
final class ReadMeasurement implements Measurement {

    private static final int ENOUGH = 2_000;
    private static final Duration FILLING = Duration.ofSeconds(10);
    private static final double MICROS_PER_MILLI = 1_000;

    private final KnownLearners known;

    ReadMeasurement(KnownLearners known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.READ, Target.GATEWAY);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        List<KnownLearners.Known> learners = learners(bench);
        bench.say("read: closed loop over " + Figure.whole(learners.size()) + " learners");
        LoadResult result = bench.closedLoop(() -> Readings.of(learners, bench));
        double requests = Math.max(1.0, (double) result.requests());
        double rate = result.perSecond(Readings.OK);
        double cpu = result.cpu().millis() / requests;
        boolean clean = result.isClean(Readings.OK);
        Verdict verdict = Verdict.worst(
                Verdict.atLeast(rate, 2_000, 3_500),
                Verdict.atMost(cpu, 0.55, 0.35),
                clean ? Verdict.AIM_MET : Verdict.FLOOR_MISSED);
        String remark = result.others(Readings.OK)
                + "audited; " + bench.options().connections() + " connections, " + Figure.whole(learners.size())
                + " learners in no order; "
                + result.cpu().machine(result.seconds());
        report.add(new Row(
                Target.READ,
                verdict,
                Figure.whole(rate) + "/s; " + result.percentiles(),
                result.cpu().per(requests),
                remark));
        gateway(report, result, clean);
        report.detail(
                "Read, closed loop: CPU time of " + Figure.whole(requests) + " requests",
                result.cpu().table(requests, "request"));
    }

    private static void gateway(Report report, LoadResult result, boolean clean) {
        double micros =
                result.cpu().millis(Service.GATEWAY.label()) / Math.max(1, result.requests()) * MICROS_PER_MILLI;
        Verdict verdict =
                Verdict.worst(Verdict.atMost(micros, 220, 150), clean ? Verdict.AIM_MET : Verdict.FLOOR_MISSED);
        report.add(new Row(
                Target.GATEWAY,
                verdict,
                Figure.whole(micros) + " µs",
                Figure.three(micros / MICROS_PER_MILLI),
                "CPU time of the gateway's process for each read of a learner; its work on registrations stands in the"
                        + " details"));
    }

    private List<KnownLearners.Known> learners(Bench bench)
            throws MeasurementException, IOException, InterruptedException {
        if (known.all().size() < ENOUGH) {
            bench.say("read: registering some learners first");
            List<School> schools = Schools.spread(bench.gateway());
            LoadPlan filling = new LoadPlan(bench.options().connections(), Duration.ZERO, FILLING);
            bench.load(filling, Registrations.at(schools, bench, known)).run(Pace.unbounded());
        }
        List<KnownLearners.Known> learners = known.all();
        if (learners.isEmpty()) {
            throw new MeasurementException("no learner could be registered, so there is none to read");
        }
        return learners;
    }
}
