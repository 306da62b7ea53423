package vn.eduhub.learner.transfer;

import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.json.NullableText;

/// Body of `POST /v1/enrolments/{id}/departures`; raw.
///
/// @param learner education id; may be left out: the enrolment says whose it is
/// @param date the last day; none: today, or the first day when that is still to come
/// @param reason DM_LY_DO_THOI_HOC code; without it who stayed to 15 May has finished the school year; null takes
///     away one that was told
record DepartureRequest(
        @Nullable String learner,
        @Nullable String date,
        @Nullable NullableText reason) {}
