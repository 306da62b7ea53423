package vn.eduhub.platform.record;

/// A field of a record that must equal a value.
///
/// @param field a dotted path such as `content.school`
public record Criterion(String field, Object value) {}
