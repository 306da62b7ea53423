package vn.eduhub.contracts.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// The value of a record event: the whole record at a version. Receivers ignore a version not above the one
/// they hold and fields they do not know; gaps in versions are normal.
///
/// @param actor who changed it: a client id
/// @param cause why: `rest`, `intake <job>`, `seed` …
/// @param scope units that may see it; `formerScope` are those of them that may only read
/// @param keys how senders call it
/// @param created the idempotency key it was created with, if any
public record RecordBody<T>(
        RecordId recordId,
        long version,
        Instant updatedAt,
        String actor,
        String cause,
        boolean cancelled,
        List<RecordId> scope,
        List<RecordId> formerScope,
        List<Link> keys,
        @Nullable Created created,
        @Nullable IntakeRow intake,
        T content) {

    public RecordBody {
        scope = List.copyOf(scope);
        formerScope = List.copyOf(formerScope);
        keys = List.copyOf(keys);
    }

    public RecordEvent event() {
        if (cancelled) {
            return RecordEvent.CANCEL;
        }
        return version == 1 ? RecordEvent.NEW : RecordEvent.UPDATE;
    }

    /// @param key text of an external key
    /// @param print keyed hash of what the sender last said under this key; the same again changes nothing
    public record Link(String key, String print) {}

    /// @param key client id and `Idempotency-Key`
    /// @param print keyed hash of the request body
    public record Created(String key, String print) {}

    /// The row of an intake job that made this version, so that a batch sent again gets the same answer.
    public record IntakeRow(String job, long row) {}
}
