package vn.eduhub.contracts.intake;

/// What became of a row at the registry that owns it.
public enum Outcome {
    /// Stored: created, changed or cancelled.
    ACCEPTED,
    /// The hub held exactly this already.
    UNCHANGED,
    REJECTED,
    /// A person has to look.
    REVIEW
}
