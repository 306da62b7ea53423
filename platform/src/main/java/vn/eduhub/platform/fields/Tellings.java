package vn.eduhub.platform.fields;

import java.util.Set;
import java.util.function.Function;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.keys.HubKeys;

/// Gives out what may be told of records. Who asks is taken from the token of the request under way, never from whoever
/// builds the view, so that nobody can be told for another. Thread-safe.
public final class Tellings {

    private final HubKeys keys;

    public Tellings(HubKeys keys) {
        this.keys = keys;
    }

    /// Of a record as it is.
    public Telling of(RecordBody<?> body) {
        return forCaller().apply(body);
    }

    /// Of records as they are; reads the token once.
    public Function<RecordBody<?>, Telling> forCaller() {
        Caller caller = CallerReader.read(CallerReader.token());
        return body -> new Telling(keys, FieldRights.toRead(caller, body), false);
    }

    /// Of records as they were.
    public Function<RecordBody<?>, Telling> ofThePast() {
        Caller caller = CallerReader.read(CallerReader.token());
        return body -> new Telling(keys, FieldRights.toRead(caller, body), true);
    }

    /// Of the record of whoever signed in; of anybody else's nothing.
    public Telling ofOneself(RecordBody<?> body) {
        boolean isTheirs = CallerReader.person(CallerReader.token())
                .filter(person -> person.recordId().equals(body.recordId()))
                .isPresent();
        return new Telling(keys, isTheirs ? FieldRights.toReadOfOneself() : Set.of(), false);
    }

    /// The groups of a record that the caller may be told.
    public Set<FieldGroup> groups(RecordBody<?> body) {
        return FieldRights.toRead(CallerReader.read(CallerReader.token()), body);
    }
}
