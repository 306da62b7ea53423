package vn.eduhub.learner.registration;

import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;

/// What became of a registration or of a change of who a learner is.
sealed interface RegistrationOutcome {

    record Stored(RecordBody<Learner> learner) implements RegistrationOutcome {}

    /// Someone has to look who this is; nothing was stored. The same request later may succeed.
    record NeedsReview(String reference, String reason) implements RegistrationOutcome {}
}
