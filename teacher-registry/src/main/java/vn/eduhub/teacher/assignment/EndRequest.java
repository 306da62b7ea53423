package vn.eduhub.teacher.assignment;

import org.jspecify.annotations.Nullable;

/// Body of `POST /v1/assignments/{id}/endings`; raw.
///
/// @param teacher education id; may be left out: the assignment says whose it is
/// @param date the last day; none: today, or the first day when that is still to come
record EndRequest(@Nullable String teacher, @Nullable String date) {}
