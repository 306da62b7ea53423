package vn.eduhub.platform.record;

/// Who changes a record and why; kept with the version.
///
/// @param actor a client id
/// @param cause `rest`, `intake <job>`, `seed` …
public record Cause(String actor, String cause) {}
