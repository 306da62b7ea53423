package vn.eduhub.institution.seed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/// Seeds in the background, again and again until the store takes it: the start does not wait, readiness
/// does.
final class Seeding implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SeedUnits units;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean seeded;

    Seeding(SeedUnits units) {
        this.units = units;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("seeding").start(this::seedUntilDone);
    }

    private void seedUntilDone() {
        while (!seeded) {
            try {
                int made = units.seed();
                seeded = true;
                LOG.info("units seeded, {} of them new", made);
            } catch (RuntimeException e) {
                // Whatever it was: without the units nothing else works, so this loop must not die.
                LOG.warn("units not seeded yet: {}", e.toString());
                if (isStoppedWithin(PAUSE)) {
                    return;
                }
            }
        }
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public Health health() {
        return seeded ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
