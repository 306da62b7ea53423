package vn.eduhub.learner.transfer;

import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.registration.Prints;

/// Body of `POST /v1/transfers`; raw, so that all faults are found at once.
///
/// @param learner education id
/// @param toClass none when the class is not known yet
/// @param grade DM_KHOI code; none: the class's, or as before
/// @param date last day there and first day here; none: today, or the first day of the stay that it ends when that is
/// still to come
record TransferRequest(
        @Nullable String learner,
        @Nullable String toSchool,
        @Nullable String toClass,
        @Nullable String grade,
        @Nullable String date) {

    String canonical() {
        return Prints.canonical("transfer", learner, toSchool, toClass, grade, date);
    }
}
