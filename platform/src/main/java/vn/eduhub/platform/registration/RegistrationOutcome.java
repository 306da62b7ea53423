package vn.eduhub.platform.registration;

import vn.eduhub.contracts.event.RecordBody;

/// What became of a registration, or of a change of who someone is.
public sealed interface RegistrationOutcome<C> {

    record Stored<C>(RecordBody<C> body) implements RegistrationOutcome<C> {}

    /// Someone has to look who this is; nothing was stored. The same request later may succeed.
    record NeedsReview<C>(ReviewView review) implements RegistrationOutcome<C> {}
}
