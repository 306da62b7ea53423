package vn.eduhub.platform.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/// Reads the keyset again at a pace and shows in the metrics which keys are known, `hub.keys.known`, so that a new key
/// is used for sealing only when every process can open with it.
final class KeysetWatch implements SmartLifecycle {

    private final HubKeys keys;
    private final MultiGauge known;
    private final Duration pace;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("keyset").daemon().factory());
    private volatile boolean running;

    KeysetWatch(HubKeys keys, MeterRegistry registry, Duration pace) {
        this.keys = keys;
        this.pace = pace;
        this.known = MultiGauge.builder("hub.keys.known").register(registry);
    }

    @Override
    public void start() {
        running = true;
        show();
        var _ = reader.scheduleWithFixedDelay(this::look, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        keys.readAgain();
        show();
    }

    private void show() {
        Keyset keyset = keys.keyset();
        List<MultiGauge.Row<?>> rows = keyset.known().stream()
                .<MultiGauge.Row<?>>map(key -> MultiGauge.Row.of(
                        Tags.of(
                                "key",
                                Integer.toUnsignedString(key),
                                "primary",
                                Boolean.toString(key == keyset.primary())),
                        1))
                .toList();
        known.register(rows, true);
    }

    @Override
    public void stop() {
        running = false;
        reader.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
