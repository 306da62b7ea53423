package vn.eduhub.bench;

import java.io.IOException;
import java.util.List;

/// Stops the hub and starts it again; its data stay.
final class UpMeasurement implements Measurement {

    @Override
    public String name() {
        return "up";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.UP);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        bench.hub().down();
        bench.hub().warm();
        double seconds = bench.up();
        double cpu = bench.cpu().read().parts().values().stream()
                .mapToDouble(used -> used.toMillis() / 1e3)
                .sum();
        report.add(new Row(
                Target.UP,
                Verdict.atMost(seconds, 90, 30),
                Figure.one(seconds) + " s",
                Figure.one(cpu) + " s of CPU",
                "on the data there were, start caches recorded before; without the half second of the launcher's own"
                        + " start. From a fresh clone (floor 8 min, aim 4 min): not measured, its time is the"
                        + " network's"));
    }
}
