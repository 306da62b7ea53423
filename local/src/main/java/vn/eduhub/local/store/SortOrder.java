package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order a client asks for. An array stands at its least element, or at its greatest when the order is downward.
record SortOrder(List<IndexSpec.Part> parts) {
    static final SortOrder NONE = new SortOrder(List.of());

    static SortOrder of(Doc sort) {
        List<IndexSpec.Part> parts = new ArrayList<>();
        Doc.Fields fields = sort.fields();
        while (fields.next()) {
            if (!fields.value().isNumber()) {
                throw StoreException.badValue("a sort order is 1 or -1");
            }
            parts.add(new IndexSpec.Part(
                    FieldPath.of(fields.name()), fields.value().asDouble() > 0));
        }
        return parts.isEmpty() ? NONE : new SortOrder(List.copyOf(parts));
    }

    boolean isNone() {
        return parts.isEmpty();
    }

    /// Bytes that compare as this order wants.
    byte[] key(Doc doc) {
        KeyWriter key = new KeyWriter();
        for (IndexSpec.Part part : parts) {
            Extreme extreme = new Extreme(part.up());
            part.path().walk(doc, extreme);
            int from = key.size();
            key.raw(extreme.key());
            if (!part.up()) {
                key.flip(from);
            }
        }
        return key.toKey();
    }

    private static final class Extreme implements FieldPath.Visitor {
        private final boolean least;
        private final KeyWriter writer = new KeyWriter();
        private byte @Nullable [] best;

        private Extreme(boolean least) {
            this.least = least;
        }

        @Override
        public boolean visit(@Nullable Value value) {
            if (value == null || !value.isArray()) {
                offer(writer.clear().put(value));
                return false;
            }
            Doc.Fields elements = value.asDoc().fields();
            boolean empty = true;
            while (elements.next()) {
                empty = false;
                offer(writer.clear().put(elements.value()));
            }
            if (empty) {
                offer(writer.clear().putNothing());
            }
            return false;
        }

        private void offer(KeyWriter key) {
            byte[] current = best;
            if (current == null || (least ? key.compareTo(current) < 0 : key.compareTo(current) > 0)) {
                best = key.toKey();
            }
        }

        private byte[] key() {
            byte[] found = best;
            return found == null ? writer.clear().put(null).toKey() : found;
        }
    }
}
