package vn.eduhub.bench;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import vn.eduhub.local.hub.Hub;

/// What every measurement works with.
///
/// @param random seeded anew for every start, so that nobody invented now was invented before
record Bench(Hub hub, Gateway gateway, CpuClock cpu, BenchOptions options, SplittableRandom random, PrintStream out) {

    private static final Duration WARM_UP_RUN = Duration.ofSeconds(60);

    static Bench of(Hub hub, BenchOptions options, SplittableRandom random, PrintStream out) {
        Gateway gateway = new Gateway(URI.create(hub.settings().gateway()), new Tokens(hub));
        return new Bench(hub, gateway, CpuClock.of(hub), options, random, out);
    }

    LoadRun load(LoadPlan plan, Supplier<Traffic> traffic) {
        return new LoadRun(gateway.address(), plan, traffic, cpu);
    }

    /// A closed loop, measured once the hub is warmed up by the same traffic. A long warm-up goes in several runs,
    /// since the tokens of a run do not last longer.
    ///
    /// @param traffic asked for each run, to have fresh tokens
    LoadResult closedLoop(Supplier<Supplier<Traffic>> traffic) throws MeasurementException, InterruptedException {
        Duration warmUp = options.warmUp();
        while (warmUp.compareTo(WARM_UP_RUN) > 0) {
            LoadPlan plan = new LoadPlan(options.connections(), Duration.ZERO, WARM_UP_RUN);
            LoadResult soFar = load(plan, traffic.get()).run(Pace.unbounded());
            say("warming up: " + Figure.whole(soFar.requests() / soFar.seconds()) + "/s");
            warmUp = warmUp.minus(WARM_UP_RUN);
        }
        LoadPlan plan = new LoadPlan(options.connections(), warmUp, options.length());
        return load(plan, traffic.get()).run(Pace.unbounded());
    }

    boolean isUp() {
        return hub.status().stream().allMatch(part -> part.state().equals("ready"));
    }

    boolean isDown() {
        return hub.status().stream().allMatch(part -> part.state().equals("down"));
    }

    /// Starts what does not run; answers with the seconds that took.
    double up() {
        long begun = System.nanoTime();
        hub.up();
        gateway.tokens().forget();
        return (System.nanoTime() - begun) / 1e9;
    }

    /// An empty hub. Start caches first: recorded beside a measurement they would be in it.
    void startAnew() {
        hub.reset();
        hub.warm();
        say("an empty hub was up after " + Figure.one(up()) + " s");
    }

    void say(String line) {
        out.println("bench: " + line);
    }
}
