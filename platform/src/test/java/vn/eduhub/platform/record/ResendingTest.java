package vn.eduhub.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResendingTest {

    private static final int EVENTS = 10_000;

    private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(1);
    private final Resending resending = new Resending(chores);
    private final AtomicBoolean logTakes = new AtomicBoolean();
    private final AtomicBoolean storeAnswers = new AtomicBoolean(true);
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void stop() {
        chores.shutdownNow();
    }

    @Test
    void oneOfManyIsTriedWhileTheLogTakesNoneAndAllWhenItDoes() {
        for (int i = 0; i < EVENTS; i++) {
            resending.add(this::send);
        }
        await().until(() -> attempts.get() >= 2);
        assertThat(attempts.get()).isLessThan(EVENTS / 10);

        logTakes.set(true);
        await().untilAsserted(() -> assertThat(sent).hasValue(EVENTS));
    }

    @Test
    void whatTheStoreCouldNotReadIsNotForgotten() {
        logTakes.set(true);
        storeAnswers.set(false);
        resending.add(this::send);
        resending.add(this::send);
        await().until(() -> attempts.get() >= 2);

        storeAnswers.set(true);
        await().untilAsserted(() -> assertThat(sent).hasValue(2));
    }

    @Test
    void oneThatCannotBeMadeHoldsUpNobodyAndIsNotForgotten() {
        logTakes.set(true);
        AtomicInteger failures = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        resending.add(() -> {
            if (broken.get()) {
                failures.incrementAndGet();
                throw new IllegalStateException("broken");
            }
            return send();
        });
        resending.add(this::send);
        await().untilAsserted(() -> assertThat(sent).hasValue(1));
        await().until(() -> failures.get() >= 2);

        broken.set(false);
        await().untilAsserted(() -> assertThat(sent).hasValue(2));
    }

    /// As a record does it: what was not taken comes again.
    private boolean send() {
        attempts.incrementAndGet();
        if (!storeAnswers.get()) {
            throw new StoreUnavailableException();
        }
        if (logTakes.get()) {
            sent.incrementAndGet();
            return true;
        }
        resending.add(this::send);
        return false;
    }
}
