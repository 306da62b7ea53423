package vn.eduhub.learner.registration;

import org.jspecify.annotations.Nullable;

/// Body of `POST /v1/learners/{id}/cancellations`.
///
/// @param reason one short sentence without personal data, kept with the version
record CancellationRequest(@Nullable String reason) {}
