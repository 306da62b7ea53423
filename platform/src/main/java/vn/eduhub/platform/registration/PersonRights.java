package vn.eduhub.platform.registration;

import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.fields.FieldRights;
import vn.eduhub.platform.problem.HubException;

/// Who may do what with records of people: whoever may be told any field of people may read them (analysts see
/// figures, never people); which fields, says [FieldRights].
public final class PersonRights {

    private static final HubRole[] WRITERS = {HubRole.SCHOOL, HubRole.DEPARTMENT, HubRole.MINISTRY};

    private static final HubRole[] READERS = FieldRights.readers();

    private PersonRights() {}

    public static void toRead(Caller caller) {
        caller.require(READERS);
    }

    public static void toWrite(Caller caller) {
        caller.require(WRITERS);
    }

    /// A file changes nothing that whoever gave it may not change by REST.
    public static void toWrite(Submitter submitter) {
        submitter.require(WRITERS);
    }

    /// Refuses to change someone who has gone on.
    public static void toChange(Caller caller, RecordBody<?> body) {
        if (!mayWrite(caller, body)) {
            throw new HubException(RegistrationError.READ_ONLY);
        }
    }

    /// Whether the caller's unit may change this record; one that the person left may only read it.
    public static boolean mayWrite(Caller caller, RecordBody<?> body) {
        return body.scope().contains(caller.unit()) && !body.formerScope().contains(caller.unit());
    }
}
