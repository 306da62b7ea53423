package vn.eduhub.bench;

/// A school learners are registered at, and who may do so.
///
/// @param client the department above it
record School(String client, String id) {}
