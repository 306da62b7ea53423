package vn.eduhub.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the figures of some schools again and again and tells the arrivals.
final class FigureWatch implements Runnable {

    private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();
    private static final String FIGURES = "/v1/reports/counts?by=school";

    private final Gateway gateway;
    private final String client;
    private final Set<String> schools;
    private final Arrivals arrivals;
    private volatile boolean over;
    private volatile @Nullable Exception fault;

    /// @param client whose unit is above all of the schools
    FigureWatch(Gateway gateway, String client, Set<String> schools, Arrivals arrivals) {
        this.gateway = gateway;
        this.client = client;
        this.schools = schools;
        this.arrivals = arrivals;
    }

    /// Tells the arrivals how the figures stand before anything changes.
    void begin() throws IOException, InterruptedException, MeasurementException {
        arrivals.begin(figures());
    }

    void end() {
        over = true;
    }

    /// Fails when the watch could not see everything.
    void check() throws MeasurementException {
        Exception cause = fault;
        if (cause != null) {
            throw new MeasurementException("figures cannot be read: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void run() {
        while (!over) {
            long begun = System.nanoTime();
            try {
                Map<String, Long> counts = figures();
                arrivals.seen(counts, System.nanoTime());
            } catch (IOException | MeasurementException e) {
                fault = e;
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fault = e;
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS - (System.nanoTime() - begun));
        }
    }

    private Map<String, Long> figures() throws IOException, InterruptedException, MeasurementException {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode row : gateway.get(client, FIGURES).path("rows")) {
            String school = row.path("school").asString("");
            if (schools.contains(school)) {
                counts.merge(school, row.path("count").asLong(0), Long::sum);
            }
        }
        return counts;
    }
}
