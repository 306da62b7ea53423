package vn.eduhub.local.store;

import java.util.HashSet;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/// Reads the candidates of a plan one by one. It can be paused between two commands, for as long as the
/// client likes: it then holds nothing but the last key it read, and goes on behind it.
final class Scan {
    private final StoredCollection collection;
    private final Plan plan;
    private final Set<Key> seen = new HashSet<>();
    private int range;
    private @Nullable Cursor<byte[], byte[]> cursor;
    private byte @Nullable [] lastKey;
    private byte[] idKey = OrderedIndex.NOTHING;
    private long keysExamined;
    private long docsExamined;

    Scan(StoredCollection collection, Plan plan) {
        this.collection = collection;
        this.plan = plan;
    }

    /// The next document, or null at the end.
    byte @Nullable [] next() {
        while (range < plan.ranges().size()) {
            KeyRange current = plan.ranges().get(plan.reverse() ? plan.ranges().size() - 1 - range : range);
            byte[] document = current.isPoint() ? single(current) : following(current);
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    /// The `_id` key of the document that was read last.
    byte[] idKey() {
        return idKey;
    }

    void pause() {
        cursor = null;
    }

    long keysExamined() {
        return keysExamined;
    }

    long docsExamined() {
        return docsExamined;
    }

    private byte @Nullable [] single(KeyRange current) {
        range++;
        keysExamined++;
        idKey = current.from();
        return fetched(collection.find(idKey));
    }

    /// Null at the end of the range.
    private byte @Nullable [] following(KeyRange current) {
        while (true) {
            Cursor<byte[], byte[]> open = cursor == null ? open(current) : cursor;
            byte[] key = open.hasNext() ? open.next() : null;
            if (key == null || (plan.reverse() ? current.isBehind(key) : current.isBefore(key))) {
                range++;
                cursor = null;
                lastKey = null;
                return null;
            }
            if (isSkipped(key, current)) {
                continue;
            }
            lastKey = key;
            keysExamined++;
            byte[] document = document(key, open);
            if (document != null) {
                return document;
            }
        }
    }

    private Cursor<byte[], byte[]> open(KeyRange current) {
        byte[] from = lastKey != null ? lastKey : plan.reverse() ? current.to() : current.from();
        Cursor<byte[], byte[]> opened = plan.index() == null
                ? collection.documents().cursor(from, null, plan.reverse())
                : plan.index().map().cursor(from, null, plan.reverse());
        cursor = opened;
        return opened;
    }

    /// The key it paused at, and the end of a range read backward, which does not belong to it.
    private boolean isSkipped(byte[] key, KeyRange current) {
        return (lastKey != null && java.util.Arrays.equals(lastKey, key)) || (plan.reverse() && current.isBefore(key));
    }

    private byte @Nullable [] document(byte[] key, Cursor<byte[], byte[]> open) {
        if (plan.index() == null) {
            idKey = key;
            return fetched(open.getValue());
        }
        idKey = OrderedIndex.idKey(key);
        if (plan.repeats() && !seen.add(new Key(idKey))) {
            return null;
        }
        // Null if it was deleted since the cursor was opened.
        return fetched(collection.find(idKey));
    }

    private byte @Nullable [] fetched(byte @Nullable [] document) {
        if (document != null) {
            docsExamined++;
        }
        return document;
    }
}
