package vn.eduhub.contracts.event;

/// SuKien of the National Data Centre's envelope; CloudEvents extension `recordevent`.
public enum RecordEvent {
    NEW,
    UPDATE,
    CANCEL
}
