package vn.eduhub.reporting.cube;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectReader;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;

/// Holds {version, vector} of each record, drops versions not above the one held, takes back the vector it stored and
/// adds the new one. What cannot be read is refused: it goes to the dead letters and the next event is taken.
final class VectorProcessor<T> extends ContextualProcessor<byte[], byte[], String, Taken> {

    /// Header of a dead letter; never holds text out of the record, which may be personal.
    static final String CAUSE = "hub_cause";

    private static final Logger LOG = LoggerFactory.getLogger(VectorProcessor.class);

    private final String storeName;
    private final ObjectReader reader;
    private final Function<RecordBody<T>, Vector> vectorOf;
    private final CubeMeters meters;
    private @Nullable KeyValueStore<String, HeldVector> store;

    VectorProcessor(
            String storeName, ObjectReader reader, Function<RecordBody<T>, Vector> vectorOf, CubeMeters meters) {
        this.storeName = storeName;
        this.reader = reader;
        this.vectorOf = vectorOf;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Taken> context) {
        super.init(context);
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<byte[], byte[]> event) {
        HeldVector next;
        String id;
        // A loop that must not die: whatever is wrong with one event, the others are still to be counted.
        try {
            RecordBody<T> body = read(event.key(), event.value());
            id = body.recordId().value();
            next = new HeldVector(body.version(), vectorOf.apply(body));
        } catch (RuntimeException e) {
            refuse(event, e);
            return;
        }
        take(event, id, next);
    }

    private RecordBody<T> read(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null) {
            throw new IllegalArgumentException("a record event has a key and a value");
        }
        RecordBody<T> body = reader.readValue(value);
        if (!body.recordId().value().equals(new String(key, StandardCharsets.UTF_8))) {
            // Its state would lie in another partition than its key's: two holders of one record.
            throw new IllegalArgumentException("the key is not the record id");
        }
        if (body.version() < 1) {
            throw new IllegalArgumentException("versions begin at 1");
        }
        return body;
    }

    private void take(Record<byte[], byte[]> event, String id, HeldVector next) {
        HeldVector held = heldStore().get(id);
        if (held != null && next.version() <= held.version()) {
            meters.dropped();
            return;
        }
        heldStore().put(id, next);
        meters.applied();
        Vector before = held == null ? Vector.EMPTY : held.vector();
        for (Map.Entry<RecordId, CellChanges> change :
                before.changesTo(next.vector()).entrySet()) {
            context().forward(new Record<>(change.getKey().value(), change.getValue(), event.timestamp()));
        }
    }

    private void refuse(Record<byte[], byte[]> event, RuntimeException cause) {
        meters.refused();
        String place = context()
                .recordMetadata()
                .map(at -> at.topic() + "-" + at.partition() + "@" + at.offset())
                .orElse("unknown place");
        // The message of the cause may quote the record, so only its kind is told.
        LOG.warn("refused an event at {}: {}", place, cause.getClass().getSimpleName());
        Headers headers = new RecordHeaders(event.headers());
        headers.add(CAUSE, (cause.getClass().getSimpleName() + " at " + place).getBytes(StandardCharsets.UTF_8));
        context().forward(new Record<>("", new Taken.Refused(event.key(), event.value()), event.timestamp(), headers));
    }

    private KeyValueStore<String, HeldVector> heldStore() {
        if (store == null) {
            throw new IllegalStateException("init comes first");
        }
        return store;
    }
}
