package vn.eduhub.platform.record;

import vn.eduhub.contracts.id.RecordId;

/// A fault point for tests, found by `ServiceLoader`; there is none in production. It stands at the two moments between
/// which a process may die or be paused with the store and the log out of step.
public interface WriteObserver {

    /// The store has this version of a record; its event is not sent yet.
    void stored(RecordId id, long version);

    /// The log has an event of this record.
    void acknowledged(RecordId id);
}
