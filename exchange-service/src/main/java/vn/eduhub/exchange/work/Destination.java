package vn.eduhub.exchange.work;

/// Who settles the rows of a phase.
public enum Destination {
    INSTITUTIONS,
    CLASSES,
    LEARNERS,
    TEACHERS,
    /// The exchange itself.
    REFERENCES
}
