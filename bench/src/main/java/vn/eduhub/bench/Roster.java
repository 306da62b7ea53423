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
    private final Path file;

    Roster(Bench bench) {
        this.bench = bench;
        this.learners = bench.options().learners();
        this.file = bench.hub().settings().home().resolve("bench-" + learners + ".zip");
    }

    int learners() {
        return learners;
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    /// Writes the package, unless an earlier run left it: it is the same every time.
    void make() throws MeasurementException {
        if (Files.exists(file)) {
            return;
        }
        bench.say("writing a package of " + Figure.whole(learners) + " learners");
        int exit = DemoCommand.run("--learners", Integer.toString(learners), "--write", file.toString());
        if (exit != 0 || !Files.exists(file)) {
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
