package vn.eduhub.platform.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordEvent;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// One version of a record as callers see it. Never prints its content.
///
/// @param actor client that made it
/// @param cause why: `rest`, `intake <job>`, `seed` …, and the reason that was given for a cancellation
/// @param record as it was then
public record VersionView<V>(
        @Told(FieldGroup.BASIC) long version,
        @Told(FieldGroup.BASIC) Instant updatedAt,
        @Told(FieldGroup.BASIC) RecordEvent event,
        @Told(FieldGroup.BASIC) String actor,
        @Told(FieldGroup.BASIC) String cause,
        @Told(FieldGroup.BASIC) V record)
        implements Disclosure {

    static <V> VersionView<V> of(RecordBody<?> body, V view) {
        return new VersionView<>(body.version(), body.updatedAt(), body.event(), body.actor(), body.cause(), view);
    }

    @Override
    public List<RecordId> subjects() {
        return record instanceof Disclosure disclosure ? disclosure.subjects() : List.of();
    }

    @Override
    public Set<FieldGroup> fields() {
        return record instanceof Disclosure disclosure ? disclosure.fields() : Set.of();
    }

    @Override
    public String toString() {
        return "VersionView[" + version + "]";
    }
}
