package vn.eduhub.platform.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubException;

/// Part of a list in the order of record ids.
///
/// @param next the id after which the next page begins; empty on the last page
public record Page<T>(List<T> items, Optional<RecordId> next) {

    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 5_000;

    public Page {
        items = List.copyOf(items);
    }

    public <V> View<V> view(Function<T, V> toView) {
        return new View<>(
                items.stream().map(toView).toList(), next.map(RecordId::value).orElse(null));
    }

    /// @param nextCursor give it back as `cursor` for the next page; absent on the last one
    public record View<V>(List<V> items, @Nullable String nextCursor) {

        public View {
            items = List.copyOf(items);
        }
    }

    /// Reads `limit`: 1 to [#LIMIT_MAX].
    public static int limit(@Nullable String text) {
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw HubException.invalid("/limit", Fault.WRONG_TYPE, "number");
        }
        throw HubException.invalid("/limit", Fault.OUT_OF_RANGE, "1-" + LIMIT_MAX);
    }

    /// Reads `cursor`.
    public static Optional<RecordId> cursor(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!RecordId.isWellFormed(text)) {
            throw HubException.invalid("/cursor", Fault.NOT_AN_IDENTIFIER, "nextCursor");
        }
        return Optional.of(new RecordId(text));
    }
}
