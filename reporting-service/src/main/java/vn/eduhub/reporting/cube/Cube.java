package vn.eduhub.reporting.cube;

import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the topology for as long as the process lives. Starts in the background once the topics are there, so that the
/// service comes up without the broker.
final class Cube implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Cube.class);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final Topology topology;
    private final Properties settings;
    private final BooleanSupplier topicsMade;
    private @Nullable KafkaStreams streams;
    private @Nullable Thread starter;

    Cube(Topology topology, Properties settings, BooleanSupplier topicsMade) {
        this.topology = topology;
        this.settings = settings;
        this.topicsMade = topicsMade;
    }

    /// Whether events are being taken, or will be as soon as it is this process's turn.
    synchronized boolean isAlive() {
        return streams != null && streams.state().isRunningOrRebalancing();
    }

    @Override
    public synchronized void start() {
        starter = Thread.ofVirtual().name("cube-start").start(this::startWhenTopicsAreThere);
    }

    private void startWhenTopicsAreThere() {
        try {
            while (!topicsMade.getAsBoolean()) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        startStreams();
    }

    private synchronized void startStreams() {
        if (starter == null) {
            return;
        }
        KafkaStreams made = new KafkaStreams(topology, settings);
        made.setUncaughtExceptionHandler(cause -> {
            // Nothing was committed of what it had under way: a new thread takes it from the log again.
            LOG.error("a thread of the cube ended and is replaced", cause);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        made.setStateListener((now, before) -> LOG.info("cube: {} -> {}", before, now));
        made.start();
        streams = made;
    }

    @Override
    public void stop() {
        KafkaStreams running;
        synchronized (this) {
            if (starter != null) {
                starter.interrupt();
                starter = null;
            }
            running = streams;
            streams = null;
        }
        if (running != null) {
            running.close(CLOSE_MAX);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return starter != null;
    }
}
