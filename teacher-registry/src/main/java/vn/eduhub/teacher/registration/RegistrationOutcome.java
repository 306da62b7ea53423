package vn.eduhub.teacher.registration;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;

/// What became of a registration or of a change of who a teacher is.
sealed interface RegistrationOutcome {

    record Stored(RecordBody<Teacher> teacher) implements RegistrationOutcome {}

    /// Someone has to look who this is; nothing was stored. The same request later may succeed.
    record NeedsReview(String reference, String reason) implements RegistrationOutcome {}
}
