package vn.eduhub.platform.fields;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.BrokenSealException;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.MissingKeyException;
import vn.eduhub.platform.keys.SealPlace;

/// Keeps the sensitive group of one type of records sealed through changes. Two ciphertexts of one value differ, so
/// what is inside is compared: while that stays, the ciphertext stays, and a record that did not change is not written.
/// Thread-safe.
public final class SensitiveSeal {

    /// The field of a record's content that holds the group.
    public static final String FIELD = "sensitive";

    private static final Logger LOG = LoggerFactory.getLogger(SensitiveSeal.class);

    private final HubKeys keys;
    private final Topic type;
    private final Runnable guard;

    /// @param guard ends whatever would seal under keys that the store was not filled with
    public SensitiveSeal(HubKeys keys, Topic type, Runnable guard) {
        this.keys = keys;
        this.type = type;
        this.guard = guard;
    }

    static Sensitive read(String json) {
        return HubJson.TOLERANT.readValue(json, Sensitive.class);
    }

    public Sensitive open(RecordId record, @Nullable Sealed held) {
        return held == null ? Sensitive.NOTHING : read(keys.open(held, place(record)));
    }

    /// For a record that holds nothing yet.
    public @Nullable Sealed seal(RecordId record, Sensitive said) {
        if (said.saysNothing()) {
            return null;
        }
        guard.run();
        return keys.seal(HubJson.TOLERANT.writeValueAsString(said), place(record));
    }

    /// What was not known is filled in; nothing is changed, and what does not open stays as it is.
    public @Nullable Sealed filled(RecordId record, @Nullable Sealed held, Sensitive said) {
        if (said.saysNothing()) {
            return held;
        }
        return opened(record, held)
                .map(before -> changed(record, held, before, before.orElse(said)))
                .orElse(held);
    }

    /// What is said now counts; what is not said now stays.
    public @Nullable Sealed corrected(RecordId record, @Nullable Sealed held, Sensitive said) {
        if (said.saysNothing()) {
            return held;
        }
        return opened(record, held)
                .map(before -> changed(record, held, before, said.orElse(before)))
                .orElseGet(() -> seal(record, said));
    }

    /// Only what is said now is left.
    public @Nullable Sealed replaced(RecordId record, @Nullable Sealed held, Sensitive said) {
        return opened(record, held)
                .map(before -> changed(record, held, before, said))
                .orElseGet(() -> seal(record, said));
    }

    /// Empty when it does not open: then what is said anew is not held up by what was said before.
    private Optional<Sensitive> opened(RecordId record, @Nullable Sealed held) {
        try {
            return Optional.of(open(record, held));
        } catch (MissingKeyException | BrokenSealException e) {
            LOG.warn("the {} of {} {} does not open: {}", FIELD, type.type(), record, e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable Sealed changed(RecordId record, @Nullable Sealed held, Sensitive before, Sensitive now) {
        return now.equals(before) ? held : seal(record, now);
    }

    private SealPlace place(RecordId record) {
        return SealPlace.of(type, FIELD, record);
    }
}
