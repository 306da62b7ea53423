package vn.eduhub.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Registers learners through the gateway: closed loop for the greatest rate and its cost, then open loop for latency.
final class RegisterMeasurement implements Measurement {

    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(5);

    private final KnownLearners known;

    /// @param known collects who was registered
    RegisterMeasurement(KnownLearners known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "register";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.REGISTER);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        List<School> schools = Schools.spread(bench.gateway());
        bench.say("register: closed loop, " + bench.options().connections() + " connections");
        LoadResult greatest = bench.closedLoop(() -> Registrations.at(schools, bench, known));
        double rate = greatest.perSecond(Registrations.CREATED);
        double cpu = greatest.cpu().millis() / Math.max(1, greatest.requests());
        bench.say("register: " + Figure.whole(rate) + "/s, " + greatest.cpu().per((double) greatest.requests())
                + " CPU-ms; open loop next");
        LoadResult steady = steady(bench, schools);
        Verdict verdict = Verdict.worst(
                Verdict.atLeast(rate, 600, 1_000),
                Verdict.atMost(cpu, 2.0, 1.2),
                Verdict.atMost(steady.p99Millis(), 60, 20),
                greatest.isClean(Registrations.CREATED)
                                && steady.isClean(Registrations.CREATED)
                                && steady.holds(bench.options().rate())
                        ? Verdict.AIM_MET
                        : Verdict.FLOOR_MISSED);
        String measured = Figure.whole(rate) + "/s; at " + bench.options().rate() + "/s "
                + (steady.holds(bench.options().rate()) ? "" : "(**not held**) ") + steady.percentiles();
        String remark = greatest.others(Registrations.CREATED) + steady.others(Registrations.CREATED)
                + "new learner with one enrolment and an Idempotency-Key, " + schools.size() + " callers; closed loop "
                + bench.options().connections() + " connections, "
                + greatest.percentiles() + " there; "
                + greatest.cpu().machine(greatest.seconds());
        report.add(
                new Row(Target.REGISTER, verdict, measured, greatest.cpu().per((double) greatest.requests()), remark));
        report.detail(
                "Register, closed loop: CPU time of " + Figure.whole(greatest.requests()) + " requests",
                greatest.cpu().table((double) greatest.requests(), "request"));
        report.detail(
                "Register, open loop at " + bench.options().rate() + "/s: CPU time of "
                        + Figure.whole(steady.requests()) + " requests",
                steady.cpu().table((double) steady.requests(), "request"));
    }

    private LoadResult steady(Bench bench, List<School> schools) throws MeasurementException, InterruptedException {
        LoadPlan plan = new LoadPlan(
                bench.options().connections(), SHORT_WARM_UP, bench.options().length());
        LoadRun run = bench.load(plan, Registrations.at(schools, bench, known));
        return run.run(Pace.perSecond(bench.options().rate()));
    }
}
