package vn.eduhub.platform.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Created;
import vn.eduhub.contracts.event.RecordBody.IntakeRow;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.RecordId;

/// A version that is to be written: the first one of a new record, or the one after a base that was read.
///
/// @param base the version it replaces; none for a new record
public record Draft<T>(
        RecordId id,
        @Nullable RecordBody<T> base,
        Cause cause,
        boolean cancelled,
        List<RecordId> scope,
        List<RecordId> formerScope,
        List<Link> keys,
        @Nullable Created created,
        @Nullable IntakeRow intake,
        T content) {

    public Draft {
        scope = List.copyOf(scope);
        formerScope = List.copyOf(formerScope);
        keys = List.copyOf(keys);
    }

    public static <T> Draft<T> create(RecordId id, T content, Cause cause) {
        return new Draft<>(id, null, cause, false, List.of(), List.of(), List.of(), null, null, content);
    }

    /// Takes over everything but the content and the intake row.
    public static <T> Draft<T> change(RecordBody<T> base, T content, Cause cause) {
        return new Draft<>(
                base.recordId(),
                base,
                cause,
                base.cancelled(),
                base.scope(),
                base.formerScope(),
                base.keys(),
                base.created(),
                null,
                content);
    }

    /// @param newScope all units that may see the record
    /// @param newFormerScope those of them that may only read
    public Draft<T> scope(Collection<RecordId> newScope, Collection<RecordId> newFormerScope) {
        return new Draft<>(
                id,
                base,
                cause,
                cancelled,
                List.copyOf(new TreeSet<>(newScope)),
                List.copyOf(new TreeSet<>(newFormerScope)),
                keys,
                created,
                intake,
                content);
    }

    public Draft<T> keys(List<Link> newKeys) {
        return new Draft<>(id, base, cause, cancelled, scope, formerScope, newKeys, created, intake, content);
    }

    public Draft<T> created(@Nullable Created newCreated) {
        return new Draft<>(id, base, cause, cancelled, scope, formerScope, keys, newCreated, intake, content);
    }

    public Draft<T> intake(@Nullable IntakeRow newIntake) {
        return new Draft<>(id, base, cause, cancelled, scope, formerScope, keys, created, newIntake, content);
    }

    public Draft<T> cancelled(boolean newCancelled) {
        return new Draft<>(id, base, cause, newCancelled, scope, formerScope, keys, created, intake, content);
    }

    RecordBody<T> body(Instant now) {
        return new RecordBody<>(
                id,
                base == null ? 1 : base.version() + 1,
                now,
                cause.actor(),
                cause.cause(),
                cancelled,
                scope,
                formerScope,
                keys,
                created,
                intake,
                content);
    }
}
