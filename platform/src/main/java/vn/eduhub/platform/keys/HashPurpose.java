package vn.eduhub.platform.keys;

/// What a keyed hash is for. Each purpose has its own key, so hashes of one cannot be compared with those of another.
public enum HashPurpose {
    PERSONAL_NUMBER,
    /// Folded name and birth date.
    LIKENESS,
    /// What a sender or a request said last.
    PRINT
}
