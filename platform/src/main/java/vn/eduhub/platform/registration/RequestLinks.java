package vn.eduhub.platform.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.IdempotencyKey;

/// `Idempotency-Key` for requests that may change a record that exists already: the key stands among the
/// record's unique keys, written in the same atomic write as the change itself.
public final class RequestLinks {

    private RequestLinks() {}

    /// @param canonicalBody what the request says, made by [Prints#canonical]
    /// @return none when the caller sent no key
    public static @Nullable Link read(@Nullable String header, Caller caller, String canonicalBody, Prints prints) {
        return IdempotencyKey.read(header, caller)
                .map(key -> new Link(Prints.requestKey(caller.unit(), key), prints.print(canonicalBody)))
                .orElse(null);
    }

    /// The record that this request was carried out on already, as it is now.
    ///
    /// @param reach of the caller: what has gone out of it since answers like what is absent
    /// @throws HubException the key was used with another body
    public static <C> Optional<RecordBody<C>> answered(Records<C> records, @Nullable Link request, Reach reach) {
        if (request == null) {
            return Optional.empty();
        }
        Optional<RecordBody<C>> holder = records.findByKey(request.key());
        holder.ifPresent(body -> {
            if (!body.scope().contains(reach.unit())) {
                throw HubException.notFound();
            }
            isAnswered(body, request);
        });
        return holder;
    }

    /// Whether this record holds the request already.
    ///
    /// @throws HubException the key was used with another body
    public static boolean isAnswered(RecordBody<?> body, @Nullable Link request) {
        if (request == null) {
            return false;
        }
        String print = print(body, request.key());
        if (print != null && !print.equals(request.print())) {
            throw new HubException(PlatformError.IDEMPOTENCY_MISMATCH);
        }
        return print != null;
    }

    /// What was said last under a key of the record; none when the record does not have the key. Records have a
    /// handful of keys.
    static @Nullable String print(RecordBody<?> body, String key) {
        for (Link link : body.keys()) {
            if (link.key().equals(key)) {
                return link.print();
            }
        }
        return null;
    }

    /// The keys with these added; one that is there already gets the new print.
    public static List<Link> added(List<Link> keys, @Nullable Link... more) {
        List<Link> all = new ArrayList<>(keys);
        for (Link link : more) {
            if (link != null) {
                all.removeIf(old -> old.key().equals(link.key()));
                all.add(link);
            }
        }
        return all;
    }
}
