package vn.eduhub.bench;

import java.io.PrintStream;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import vn.eduhub.local.hub.Hub;

/// What every measurement works with.
///
/// @param random seeded anew for every start, so that nobody invented now was invented before
record Bench(Hub hub, Gateway gateway, CpuClock cpu, BenchOptions options, SplittableRandom random, PrintStream out) {

    static Bench of(Hub hub, BenchOptions options, SplittableRandom random, PrintStream out) {
        Gateway gateway = new Gateway(URI.create(hub.settings().gateway()), new Tokens(hub));
        return new Bench(hub, gateway, new CpuClock(hub), options, random, out);
    }

    LoadRun load(LoadPlan plan, Supplier<Traffic> traffic) {
        return new LoadRun(gateway.address(), plan, traffic, cpu);
    }

    LoadPlan closedLoop() {
        return new LoadPlan(options.connections(), options.warmUp(), options.length());
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
