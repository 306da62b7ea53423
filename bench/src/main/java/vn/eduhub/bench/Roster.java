package vn.eduhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.eduhub.local.demo.DemoCommand;

/// A package of invented learners, the same as the demo's, and the job that takes it in.
final class Roster {

    /// The Sở the demo's schools belong to.
    static final String SENDER = "department-01";

    private static final String FIGURES = "/v1/reports/counts?by=kind";

    private final Bench bench;
    private final int learners;
    private final int megabytes;
    private final Path file;

    Roster(Bench bench) {
        this.bench = bench;
        this.learners = bench.options().learners();
        this.megabytes = bench.options().megabytes();
        String size = megabytes == 0 ? "" : "-" + megabytes + "-mb";
        this.file = bench.hub().settings().home().resolve("bench-" + learners + size + ".zip");
    }

    int learners() {
        return learners;
    }

    /// As in `450 MB, 2,048 MB unpacked`.
    String size() throws IOException {
        return Figure.megabytes(Files.size(file)) + ", " + Figure.megabytes(WidePackage.unpacked(file)) + " unpacked";
    }

    /// Writes the package, unless an earlier run left it: it is the same every time.
    void make() throws MeasurementException, IOException {
        if (Files.exists(file)) {
            return;
        }
        bench.say("writing a package of " + Figure.whole(learners) + " learners");
        if (megabytes == 0) {
            write(file);
            return;
        }
        Path narrow = file.resolveSibling("bench-" + learners + "-narrow.zip");
        write(narrow);
        new WidePackage().write(narrow, file, (long) megabytes << 20);
        Files.delete(narrow);
    }

    private void write(Path to) throws MeasurementException {
        int exit = DemoCommand.run("--learners", Integer.toString(learners), "--write", to.toString());
        if (exit != 0 || !Files.exists(to)) {
            throw new MeasurementException("the package could not be written");
        }
    }

    /// A second load would find everybody there already: that is another measurement.
    void needNobodyYet() throws IOException, InterruptedException, MeasurementException {
        if (figure("LEARNER") > 0) {
            throw new MeasurementException("the hub has learners already: call ./hub reset before, or with a HUB_HOME"
                    + " of its own and --fresh");
        }
    }

    /// Sends it; the answer is the job's id.
    String send() throws IOException, InterruptedException, MeasurementException {
        String id = bench.gateway().upload(SENDER, file).path("id").asString("");
        if (id.isEmpty()) {
            throw new MeasurementException("/v1/intake answered without an id");
        }
        return id;
    }

    Job job(String id) throws IOException, InterruptedException, MeasurementException {
        return Job.of(bench.gateway().get(SENDER, "/v1/intake/" + id));
    }

    long figure(String kind) throws IOException, InterruptedException, MeasurementException {
        long count = 0;
        for (var row : bench.gateway().get(SENDER, FIGURES).path("rows")) {
            if (row.path("kind").asString("").equals(kind)) {
                count += row.path("count").asLong(0);
            }
        }
        return count;
    }
}
