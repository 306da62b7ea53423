package vn.eduhub.platform.fields;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.fields.Telling.Closed;
import vn.eduhub.platform.keys.HubKeys;

/// Gives out what may be told of records. Who asks is taken from the token of the request under way, never from whoever
/// builds the view, so that nobody can be told for another. Thread-safe.
public final class Tellings {

    private final HubKeys keys;

    public Tellings(HubKeys keys) {
        this.keys = keys;
    }

    /// Of one record as it is.
    public Telling of(RecordBody<?> body) {
        return new Telling(keys, FieldRights.toRead(caller(), body), Closed.ENDS_THE_REQUEST);
    }

    /// Of a record that the request under way has just written: that is not undone by a value that does not open.
    public Telling ofWritten(RecordBody<?> body) {
        return new Telling(keys, FieldRights.toRead(caller(), body), Closed.IS_WITHHELD);
    }

    /// Of records of a list, as they are; reads the token once. One that does not open leaves the others to be told.
    public Function<RecordBody<?>, Telling> ofList() {
        Caller caller = caller();
        return body -> new Telling(keys, FieldRights.toRead(caller, body), Closed.IS_WITHHELD);
    }

    /// Of versions of a record; reads the token once. Who may be told what depends on the record as it is now: whom the
    /// person has left since is not told what they were told then.
    ///
    /// @param newest version of the record
    public Supplier<Telling> ofVersions(RecordBody<?> newest) {
        Set<FieldGroup> groups = FieldRights.toRead(caller(), newest);
        return () -> new Telling(keys, groups, Closed.IS_WITHHELD);
    }

    /// Of the record of whoever signed in; of anybody else's nothing.
    public Telling ofOneself(RecordBody<?> body) {
        boolean isTheirs = CallerReader.person(CallerReader.token())
                .filter(person -> person.recordId().equals(body.recordId()))
                .isPresent();
        return new Telling(keys, isTheirs ? FieldRights.toReadOfOneself() : Set.of(), Closed.ENDS_THE_REQUEST);
    }

    private static Caller caller() {
        return CallerReader.read(CallerReader.token());
    }
}
