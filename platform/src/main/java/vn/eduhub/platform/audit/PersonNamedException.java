package vn.eduhub.platform.audit;

import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.HubException;

/// Ends a request with a problem whose sentence names a person by their number; the audit trail has it first.
public final class PersonNamedException extends HubException {

    private final transient RecordId person;

    /// @param person the only argument of the error's sentence
    public PersonNamedException(HubError error, RecordId person) {
        super(error, person.value());
        this.person = person;
    }

    RecordId person() {
        return person;
    }
}
