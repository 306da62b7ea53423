package vn.eduhub.platform.registration;

import java.util.Objects;
import java.util.Optional;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;

/// Who took which part of a record back, kept among its keys: by that the record may leave the caller's scope, and
/// whoever asks again because the answer was lost is told what they made, not that there is nothing.
public final class TakenBack {

    private TakenBack() {}

    /// The draft that takes the part back, with a note of who does.
    public static <C> Draft<C> noted(Draft<C> draft, Caller caller, RecordId part) {
        long made = Objects.requireNonNull(draft.base()).version() + 1;
        return draft.keys(RequestLinks.added(draft.keys(), new Link(key(caller, part), Long.toString(made))));
    }

    /// For whoever may not change the record any more because they took the part back: the version they made.
    /// Empty when it is still theirs to change, or to be refused; 404 when it is out of their reach.
    public static <C> Optional<Step<C>> answered(
            Records<C> records, RecordBody<C> newest, Caller caller, RecordId part) {
        if (PersonRights.mayWrite(caller, newest)) {
            return Optional.empty();
        }
        Optional<RecordBody<C>> made = Optional.ofNullable(RequestLinks.print(newest, key(caller, part)))
                .flatMap(version -> records.version(newest.recordId(), Long.parseLong(version)));
        if (made.isEmpty() && !newest.scope().contains(caller.unit())) {
            throw HubException.notFound();
        }
        return made.map(Step.Leave::new);
    }

    private static String key(Caller caller, RecordId part) {
        return caller.unit() + "|cancellation|" + caller.clientId() + "|" + part;
    }
}
