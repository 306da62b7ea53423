package vn.eduhub.exchange.job;

/// Where a job stands. Only a running one changes.
enum JobState {
    RUNNING,
    COMPLETED,
    /// An owner did not keep to its contract; an operator has to look.
    FAILED,
    CANCELLED
}
