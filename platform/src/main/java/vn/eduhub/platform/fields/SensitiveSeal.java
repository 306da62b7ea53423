package vn.eduhub.platform.fields;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.SealPlace;

/// Keeps the sensitive group of one type of records sealed through changes. Two ciphertexts of one value differ, so
/// what is inside is compared: while that stays, the ciphertext stays, and a record that did not change is not written.
/// Thread-safe.
public final class SensitiveSeal {

    /// The field of a record's content that holds the group.
    public static final String FIELD = "sensitive";

    private final HubKeys keys;
    private final Topic type;

    public SensitiveSeal(HubKeys keys, Topic type) {
        this.keys = keys;
        this.type = type;
    }

    static Sensitive read(String json) {
        return HubJson.TOLERANT.readValue(json, Sensitive.class);
    }

    public Sensitive open(RecordId record, @Nullable Sealed held) {
        return held == null ? Sensitive.NOTHING : read(keys.open(held, place(record)));
    }

    /// For a record that holds nothing yet.
    public @Nullable Sealed seal(RecordId record, Sensitive said) {
        return said.saysNothing() ? null : keys.seal(HubJson.TOLERANT.writeValueAsString(said), place(record));
    }

    /// What was not known is filled in; nothing is changed.
    public @Nullable Sealed filled(RecordId record, @Nullable Sealed held, Sensitive said) {
        if (said.saysNothing()) {
            return held;
        }
        Sensitive before = open(record, held);
        return changed(record, held, before, before.orElse(said));
    }

    /// What is said now counts; what is not said now stays.
    public @Nullable Sealed corrected(RecordId record, @Nullable Sealed held, Sensitive said) {
        if (said.saysNothing()) {
            return held;
        }
        Sensitive before = open(record, held);
        return changed(record, held, before, said.orElse(before));
    }

    /// Only what is said now is left.
    public @Nullable Sealed replaced(RecordId record, @Nullable Sealed held, Sensitive said) {
        return changed(record, held, open(record, held), said);
    }

    private @Nullable Sealed changed(RecordId record, @Nullable Sealed held, Sensitive before, Sensitive now) {
        return now.equals(before) ? held : seal(record, now);
    }

    private SealPlace place(RecordId record) {
        return SealPlace.of(type, FIELD, record);
    }
}
