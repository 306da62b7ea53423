package vn.eduhub.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/// Sends traffic over some connections, one thread each, and counts what is answered between warm-up and end.
final class LoadRun {

    private static final int BROKEN_MAX = 200;
    private static final Duration LENGTH_MAX = Duration.ofMinutes(3);

    private final URI gateway;
    private final LoadPlan plan;
    private final Supplier<Traffic> traffic;
    private final CpuClock cpu;

    /// @param traffic asked once for each connection
    LoadRun(URI gateway, LoadPlan plan, Supplier<Traffic> traffic, CpuClock cpu) {
        this.gateway = gateway;
        this.plan = plan;
        this.traffic = traffic;
        this.cpu = cpu;
    }

    LoadResult run(Pace pace) throws MeasurementException, InterruptedException {
        Duration whole = plan.warmUp().plus(plan.length());
        if (whole.compareTo(LENGTH_MAX) > 0) {
            // The tokens are made once for a run and good for five minutes.
            throw new MeasurementException("a load run lasts at most " + LENGTH_MAX.toSeconds() + " s");
        }
        long from = System.nanoTime() + plan.warmUp().toNanos();
        long until = from + plan.length().toNanos();
        AtomicReference<MeasurementException> fault = new AtomicReference<>();
        List<Worker> workers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < plan.connections(); i++) {
            Worker worker = new Worker(traffic.get(), pace, from, until);
            workers.add(worker);
            threads.add(Thread.ofPlatform().name("load-" + i).start(() -> worker.run(fault)));
        }
        sleepUntil(from);
        CpuReading before = cpu.read();
        sleepUntil(until);
        CpuUse use = cpu.read().since(before);
        for (Thread thread : threads) {
            thread.join();
        }
        if (fault.get() != null) {
            throw fault.get();
        }
        return sum(workers, use);
    }

    private LoadResult sum(List<Worker> workers, CpuUse use) {
        Histogram latency = histogram();
        Map<Integer, Long> statuses = new TreeMap<>();
        long failures = 0;
        for (Worker worker : workers) {
            latency.add(worker.latency);
            worker.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
            failures += worker.failures;
        }
        return new LoadResult(plan.length(), statuses, failures, latency, use);
    }

    static Histogram histogram() {
        Histogram histogram = new Histogram(3);
        histogram.setAutoResize(true);
        return histogram;
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private final class Worker {

        private final Traffic traffic;
        private final Pace pace;
        private final long from;
        private final long until;
        private final Histogram latency = histogram();
        private final Map<Integer, Long> statuses = new TreeMap<>();
        private long failures;

        Worker(Traffic traffic, Pace pace, long from, long until) {
            this.traffic = traffic;
            this.pace = pace;
            this.from = from;
            this.until = until;
        }

        void run(AtomicReference<MeasurementException> fault) {
            while (System.nanoTime() < until && fault.get() == null) {
                try (Connection connection = new Connection(gateway.getHost(), gateway.getPort())) {
                    while (System.nanoTime() < until) {
                        send(connection);
                    }
                } catch (IOException e) {
                    failures++;
                    if (failures > BROKEN_MAX) {
                        fault.set(new MeasurementException("the gateway keeps breaking connections: " + e, e));
                    }
                }
            }
        }

        private void send(Connection connection) throws IOException {
            long due = pace.next();
            if (due >= until) {
                return;
            }
            Answer answer = connection.send(traffic.next());
            long now = System.nanoTime();
            traffic.answered(answer, now);
            // Closed loop: what was answered within the time. Open loop: what was due within it, however late.
            if (due >= from && due < until) {
                latency.recordValue(Math.max(0, now - due));
                statuses.merge(answer.status(), 1L, Long::sum);
            }
        }
    }
}
