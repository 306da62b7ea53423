package vn.eduhub.exchange.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator what keeps jobs from being taken up: once in the log, each time in the meter
/// `hub.intake.claim.failures`.
final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final int TOLD_MAX = 1_000;

    private final Counter failures;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Alarm(MeterRegistry meters) {
        this.failures = Counter.builder("hub.intake.claim.failures").register(meters);
    }

    /// @param what could not be done, without anything that changes from time to time
    void raise(String what, Throwable cause) {
        failures.increment();
        if (told.size() < TOLD_MAX && told.add(what + " " + cause.getClass().getName())) {
            LOG.error("{}: {}", what, Failure.place(cause));
        }
    }
}
