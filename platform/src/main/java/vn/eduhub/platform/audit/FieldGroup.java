package vn.eduhub.platform.audit;

/// Groups of fields of a person, by how closely they are kept (Decree 356/2025: ethnic origin is sensitive).
public enum FieldGroup {
    /// Name, birth date, sex, number, where they learn or teach.
    BASIC,
    /// Where they live and how they are reached.
    CONTACT,
    /// Parents.
    FAMILY,
    /// Ethnic origin.
    SENSITIVE
}
