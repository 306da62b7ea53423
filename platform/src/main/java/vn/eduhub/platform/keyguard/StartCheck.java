package vn.eduhub.platform.keyguard;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.platform.problem.HubException;

/// Checks the keys as soon as the store answers, and ends the process when they are the wrong ones.
final class StartCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final long PAUSE_NANOS = 500_000_000;

    /// EX_CONFIG of sysexits.h.
    static final int EXIT_CODE = 78;

    private final KeyGuard guard;
    private final IntConsumer exit;
    private volatile boolean running;

    StartCheck(KeyGuard guard, IntConsumer exit) {
        this.guard = guard;
        this.exit = exit;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("key-check").start(this::checkUntilSettled);
    }

    private void checkUntilSettled() {
        while (running) {
            try {
                guard.check();
                return;
            } catch (WrongKeysException e) {
                LOG.error(
                        "Not started: {}. Put the right key files there, or begin with an empty store.",
                        e.getMessage());
                exit.accept(EXIT_CODE);
                return;
            } catch (HubException e) {
                // The store is not there yet; the records say so in the log.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
