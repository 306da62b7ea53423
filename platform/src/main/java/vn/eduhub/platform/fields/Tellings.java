package vn.eduhub.platform.fields;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.fields.Telling.Closed;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.SealPlace;

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

    /// Of the record of whoever signed in; of anybody else's nothing. All of it is told to whom it is proven to be of.
    public Telling ofOneself(RecordBody<Person> body) {
        Jwt token = CallerReader.token();
        Set<FieldGroup> groups = isTheirs(token, body) ? FieldRights.toReadOfOneself(isProven(token, body)) : Set.of();
        return new Telling(keys, groups, Closed.ENDS_THE_REQUEST);
    }

    /// Whether whoever signed in is the person of this record: the outside provider stated the very personal number
    /// that the record has. Not who has the account decides, but who the person is.
    public boolean isProvenOneself(RecordBody<Person> body) {
        Jwt token = CallerReader.token();
        return isTheirs(token, body) && isProven(token, body);
    }

    private static boolean isTheirs(Jwt token, RecordBody<Person> body) {
        return CallerReader.person(token)
                .filter(person -> person.recordId().equals(body.recordId()))
                .isPresent();
    }

    private boolean isProven(Jwt token, RecordBody<Person> body) {
        return CallerReader.provenNumber(token)
                .filter(stated -> new Telling(keys, Set.of(FieldGroup.NUMBER), Closed.ENDS_THE_REQUEST)
                        .opened(
                                FieldGroup.NUMBER,
                                body.content().personalNumber(),
                                SealPlace.of(Topic.PERSON, Person.PERSONAL_NUMBER, body.recordId()))
                        .filter(stated.digits()::equals)
                        .isPresent())
                .isPresent();
    }

    private static Caller caller() {
        return CallerReader.read(CallerReader.token());
    }
}
