package vn.eduhub.learner.transfer;

import org.jspecify.annotations.Nullable;

/// Body of `POST /v1/enrolments/{id}/departures`; raw.
///
/// @param learner education id; may be left out: the enrolment says whose it is
/// @param date the last day; none: today, or the first day when that is still to come
/// @param reason DM_LY_DO_THOI_HOC code; without it who stayed to 15 May has finished the school year
record DepartureRequest(
        @Nullable String learner,
        @Nullable String date,
        @Nullable String reason) {}
