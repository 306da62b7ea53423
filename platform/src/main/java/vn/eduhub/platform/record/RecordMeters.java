package vn.eduhub.platform.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// What can be seen of one record type's way to the log.
final class RecordMeters {

    private final Counter written;
    private final Counter sentAgain;
    private final Counter swept;
    private final Counter putRight;
    private final Counter rebalances;
    private final Counter failures;

    RecordMeters(MeterRegistry registry, String recordType) {
        this.written = counter(registry, "hub.records.written", recordType);
        this.sentAgain = counter(registry, "hub.records.sent.again", recordType);
        this.swept = counter(registry, "hub.records.swept", recordType);
        this.putRight = counter(registry, "hub.records.put.right", recordType);
        this.rebalances = counter(registry, "hub.records.read.back.rebalances", recordType);
        this.failures = counter(registry, "hub.records.chore.failures", recordType);
    }

    private static Counter counter(MeterRegistry registry, String name, String recordType) {
        return Counter.builder(name).tag("type", recordType).register(registry);
    }

    static void backlog(MeterRegistry registry, Records<?> records) {
        Gauge.builder("hub.records.unpublished", records, Records::backlogSize)
                .tag("type", records.type().topic().type())
                .register(registry);
    }

    void written(int count) {
        written.increment(count);
    }

    void sentAgain() {
        sentAgain.increment();
    }

    /// Left behind by a writer that is gone, and published by us.
    void swept(int count) {
        swept.increment(count);
    }

    /// An older version had landed after a newer one.
    void putRight(int count) {
        putRight.increment(count);
    }

    /// Sweeping or reading back broke off by something that was not foreseen; it is tried again.
    void failed() {
        failures.increment();
    }

    void rebalanced() {
        rebalances.increment();
    }
}
