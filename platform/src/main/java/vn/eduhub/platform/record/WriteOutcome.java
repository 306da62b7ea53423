package vn.eduhub.platform.record;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;

/// What became of a draft.
public sealed interface WriteOutcome<T> {

    RecordId id();

    /// The store has it; its event goes out by itself.
    record Written<T>(RecordBody<T> body) implements WriteOutcome<T> {

        @Override
        public RecordId id() {
            return body.recordId();
        }
    }

    /// Someone else changed the record since the base was read: read it again and decide anew.
    record Stale<T>(RecordId id) implements WriteOutcome<T> {}

    /// A unique index refused it.
    ///
    /// @param index `_id`, `keys`, `created`, or the name of an index of the record type
    record Duplicate<T>(RecordId id, String index) implements WriteOutcome<T> {}
}
