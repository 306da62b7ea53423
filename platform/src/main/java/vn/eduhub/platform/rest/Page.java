package vn.eduhub.platform.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.QueryFaults;

/// Part of a list in the order of record ids.
///
/// @param next the id after which the next page begins; empty on the last page
public record Page<T>(List<T> items, Optional<RecordId> next) {

    static final String LIMIT = "limit";
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
    public record View<V>(List<V> items, @Nullable String nextCursor) implements Paged {

        public View {
            items = List.copyOf(items);
        }

        @Override
        public View<V> withNextCursor(String cursor) {
            return new View<>(items, cursor);
        }
    }

    /// Reads `limit`: 1 to [#LIMIT_MAX]. A faulty one is noted in the reader, and so is what the request has of
    /// parameters that the list does not read: every list asks for this before it asks the store.
    public static int limit(Reader reader, @Nullable String text) {
        QueryFaults.tell(reader);
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
            reader.add("/" + LIMIT, Fault.OUT_OF_RANGE, "1-" + LIMIT_MAX);
        } catch (NumberFormatException e) {
            reader.add("/" + LIMIT, Fault.WRONG_TYPE, "number");
        }
        return LIMIT_DEFAULT;
    }

    /// Reads `cursor`. A faulty one is noted in the reader.
    public static Optional<RecordId> cursor(Reader reader, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!RecordId.isWellFormed(text)) {
            reader.add("/cursor", Fault.NOT_A_CURSOR);
            return Optional.empty();
        }
        return Optional.of(new RecordId(text));
    }
}
