package vn.eduhub.teacher.registration;

import org.jspecify.annotations.Nullable;

/// Body of `POST /v1/teachers/{id}/cancellations`.
///
/// @param reason one short sentence without personal data, kept with the version
record CancellationRequest(@Nullable String reason) {}
