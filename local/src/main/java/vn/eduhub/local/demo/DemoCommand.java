package vn.eduhub.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// `./hub demo`: makes a province, writes it as a OneRoster package and sends it through the hub.
public final class DemoCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final int PROGRESS_EVERY = 10_000;

    private final PrintStream out;
    private final PrintStream err;
    private final @Nullable DemoHub hub;

    DemoCommand(PrintStream out, PrintStream err, @Nullable DemoHub hub) {
        this.out = out;
        this.err = err;
        this.hub = hub;
    }

    /// Runs with the arguments after `./hub demo`; the answer is the exit code.
    /// Without a hub: only `--write` and `--help` have an effect.
    public static int run(String... arguments) {
        return new DemoCommand(System.out, System.err, null).start(arguments);
    }

    /// On a running hub.
    public static int run(DemoHub hub, String... arguments) {
        return new DemoCommand(System.out, System.err, hub).start(arguments);
    }

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    int start(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            out.println(DemoOptions.USAGE);
            return DONE;
        }
        DemoOptions options;
        try {
            options = DemoOptions.parse(arguments);
        } catch (DemoException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
        try {
            Path target = options.write();
            if (target == null) {
                return send(options);
            }
            written(options, target);
            return DONE;
        } catch (DemoException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private int send(DemoOptions options) throws DemoException {
        DemoHub running = hub;
        if (running == null) {
            throw new DemoException("demo: there is no hub to send to; --write FILE leaves the package in a file");
        }
        SentProvince sent = SentProvince.of(folder(running), options.province());
        sent.allow(options.made());
        Path zip = running.folder()
                .resolve("province-%s-%d-%d-%d.zip"
                        .formatted(options.province(), options.seed(), options.schools(), options.learners()));
        DemoRun run = new DemoRun(running, options.province(), written(options, zip), out);
        String job = run.send(zip);
        sent.remember(options.made());
        return run.holds(job, zip) ? DONE : FAILED;
    }

    private static Path folder(DemoHub hub) throws DemoException {
        try {
            return Files.createDirectories(hub.folder());
        } catch (IOException e) {
            throw new DemoException("demo: cannot write to " + hub.folder() + ": " + e.getMessage(), e);
        }
    }

    private List<Commune> communes(String province) throws DemoException {
        if (province.equals(DemoOptions.DEFAULT_PROVINCE)) {
            return Commune.committed();
        }
        DemoHub running = hub;
        if (running == null) {
            throw new DemoException("demo: there is no hub to ask for the communes of province " + province);
        }
        return Commune.of(running.door(province), province);
    }

    private Headcount written(DemoOptions options, Path target) throws DemoException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DemoException("demo: there is no folder to write " + target + " into");
        }
        long started = System.nanoTime();
        long seed = options.seedOfProvince();
        Province province = new ProvincePlan(options.province(), communes(options.province()), seed)
                .province(options.schools(), options.learners());
        People people = new People(province, seed);
        out.printf(
                "province %s: %,d schools, %,d classes, %,d learners, %,d staff, seed %d%n",
                province.code(),
                province.schools().size(),
                province.classrooms(),
                province.learners(),
                province.staff(),
                options.seed());
        try {
            Headcount headcount =
                    new OneRosterPackage(province, people, new Progress(out, province.learners())).write(target);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            out.printf(
                    "%s: %,d bytes in %.1f s%n",
                    target, Files.size(target), took.toMillis() / (double) TimeUnit.SECONDS.toMillis(1));
            return headcount;
        } catch (IOException e) {
            throw new DemoException("demo: cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    /// A line whenever another ten thousand learners are written.
    private static final class Progress implements IntConsumer {

        private final PrintStream out;
        private final int all;
        private int told;

        Progress(PrintStream out, int all) {
            this.out = out;
            this.all = all;
        }

        @Override
        public void accept(int written) {
            if (written / PROGRESS_EVERY > told / PROGRESS_EVERY) {
                out.printf("  %,d of %,d learners written%n", written, all);
                told = written;
            }
        }
    }
}
