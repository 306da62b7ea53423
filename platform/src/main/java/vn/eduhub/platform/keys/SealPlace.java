package vn.eduhub.platform.keys;

import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;

/// Where a sealed value stands; it opens nowhere else.
public record SealPlace(String type, String field, String record) {

    public static SealPlace of(Topic type, String field, RecordId record) {
        return new SealPlace(type.type(), field, record.value());
    }

    /// The associated data.
    String text() {
        return type + "/" + field + "/" + record;
    }
}
