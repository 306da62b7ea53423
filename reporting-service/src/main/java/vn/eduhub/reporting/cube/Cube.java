package vn.eduhub.reporting.cube;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.platform.broker.Outage;

/// Runs the topology for as long as the process lives. Starts in the background once the topics are there, so that the
/// service comes up without the broker. What ends it, such as a log that does not take our token any more, ends it as a
/// whole; then it is begun anew, until that succeeds.
final class Cube implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Cube.class);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final BooleanSupplier topicsMade;
    private final Outage outage = new Outage("counting");
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Thread runner;

    Cube(Supplier<Topology> topology, Properties settings, BooleanSupplier topicsMade) {
        this.topology = topology;
        this.settings = settings;
        this.topicsMade = topicsMade;
    }

    /// Whether events are being taken, or will be as soon as it is this process's turn.
    boolean isAlive() {
        KafkaStreams present = streams;
        return present != null && present.state().isRunningOrRebalancing();
    }

    /// Events of the partitions read here that are not taken yet, the cube's inner ones included; NaN while none is
    /// read.
    double lag() {
        KafkaStreams present = streams;
        if (present == null || !present.state().isRunningOrRebalancing()) {
            return Double.NaN;
        }
        return present.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag"))
                // Standing copies and restored state are read by another client.
                .filter(metric -> !metric.metricName()
                        .tags()
                        .getOrDefault("client-id", "")
                        .contains("restore"))
                .mapToDouble(metric -> metric.metricValue() instanceof Double lag ? lag : Double.NaN)
                .filter(lag -> !Double.isNaN(lag))
                .reduce((one, more) -> one + more)
                .orElse(Double.NaN);
    }

    @Override
    public void start() {
        runner = Thread.ofPlatform().name("cube").daemon().start(this::runUntilStopped);
    }

    private void runUntilStopped() {
        try {
            while (!topicsMade.getAsBoolean()) {
                Thread.sleep(RETRY);
            }
            while (true) {
                run();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            LOG.debug("woken to stop");
        }
    }

    /// Returns when it has ended, or could not even begin.
    private void run() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams made;
        try {
            made = new KafkaStreams(topology.get(), settings);
        } catch (KafkaException e) {
            say(e);
            return;
        }
        try {
            made.setUncaughtExceptionHandler(this::shutDownBecause);
            made.setStateListener((now, before) -> {
                LOG.info("cube: {} -> {}", before, now);
                if (now == State.RUNNING) {
                    outage.over();
                } else if (now == State.ERROR) {
                    ended.countDown();
                }
            });
            streams = made;
            made.start();
            ended.await();
        } finally {
            made.close(CLOSE_MAX);
        }
    }

    /// Nothing was committed of what it had under way: it is taken from the log again.
    private StreamThreadExceptionResponse shutDownBecause(Throwable cause) {
        say(cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void say(Throwable cause) {
        if (cause instanceof RuntimeException fault && Outage.isRefusal(fault)) {
            outage.because(fault);
        } else {
            LOG.error("the cube ended and begins anew", cause);
        }
    }

    @Override
    public void stop() {
        Thread present = runner;
        if (present == null) {
            return;
        }
        runner = null;
        present.interrupt();
        try {
            present.join(CLOSE_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return runner != null;
    }
}
