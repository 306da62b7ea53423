package vn.eduhub.local.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the candidates of a plan one by one. It can be paused between two commands, for as long as the
/// client likes: it then holds nothing but the last key it read, and goes on behind it.
final class Scan {
    /// Single keys looked up together.
    private static final int POINTS_AT_ONCE = 128;

    private final StoredCollection collection;
    private final Plan plan;
    private final Set<Key> seen = new HashSet<>();
    private final Deque<Found> found = new ArrayDeque<>();
    private int range;
    private @Nullable Entries entries;
    private byte @Nullable [] lastKey;
    private byte[] idKey = OrderedIndex.NOTHING;
    private long keysExamined;
    private long docsExamined;

    /// @param range it was found by
    private record Found(int range, Key id, Doc document) {}

    Scan(StoredCollection collection, Plan plan) {
        this.collection = collection;
        this.plan = plan;
    }

    /// The next document, or null at the end.
    byte @Nullable [] next() {
        while (range < plan.ranges().size() || !found.isEmpty()) {
            byte[] document = found.isEmpty() && !current().isPoint() ? following(current()) : single();
            if (document != null) {
                docsExamined++;
                return document;
            }
        }
        return null;
    }

    private KeyRange current() {
        return range(range);
    }

    private KeyRange range(int number) {
        return plan.ranges().get(plan.reverse() ? plan.ranges().size() - 1 - number : number);
    }

    /// The `_id` key of the document that was read last.
    byte[] idKey() {
        return idKey;
    }

    /// What was looked up ahead is looked up again later: it may have changed by then.
    void pause() {
        if (!found.isEmpty()) {
            range = found.getFirst().range();
            found.forEach(ahead -> seen.remove(ahead.id()));
            found.clear();
        }
        end();
    }

    private void end() {
        Entries open = entries;
        entries = null;
        if (open != null) {
            open.close();
        }
    }

    long keysExamined() {
        return keysExamined;
    }

    long docsExamined() {
        return docsExamined;
    }

    private byte @Nullable [] single() {
        if (found.isEmpty()) {
            lookUp();
        }
        Found next = found.poll();
        if (next == null) {
            return null;
        }
        idKey = next.id().bytes();
        return next.document().bytes();
    }

    /// All single keys that follow, up to some number, in two looks at most: entries, then documents.
    private void lookUp() {
        int first = range;
        List<byte[]> keys = new ArrayList<>();
        while (range < plan.ranges().size() && keys.size() < POINTS_AT_ONCE) {
            keys.add(current().from());
            range++;
        }
        keysExamined += keys.size();
        OrderedIndex index = plan.index();
        List<byte @Nullable []> ids =
                index == null ? new ArrayList<>(keys) : index.entries().get(keys);
        List<Integer> places = new ArrayList<>();
        List<byte[]> wanted = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            byte[] id = ids.get(i);
            if (id != null && !(plan.repeats() && !seen.add(new Key(id)))) {
                places.add(first + i);
                wanted.add(id);
            }
        }
        List<byte @Nullable []> documents = collection.documents().get(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            byte[] document = documents.get(i);
            if (document != null) {
                found.add(new Found(places.get(i), new Key(wanted.get(i)), Doc.of(document)));
            }
        }
    }

    /// Null at the end of the range.
    private byte @Nullable [] following(KeyRange current) {
        while (true) {
            Entries open = advanced(current);
            byte[] key = open.isAtEntry() ? open.key() : null;
            if (key == null || (plan.reverse() ? current.isBehind(key) : current.isBefore(key))) {
                range++;
                lastKey = null;
                return null;
            }
            lastKey = key;
            keysExamined++;
            byte[] document = document(key, open);
            if (document != null) {
                return document;
            }
        }
    }

    /// At the entry that is to be read now, whether it goes on, begins a range or comes back from a pause.
    private Entries advanced(KeyRange current) {
        byte[] last = lastKey;
        Entries open = entries;
        if (open != null && last != null) {
            step(open);
            return open;
        }
        if (open == null) {
            open = space().entries();
            entries = open;
        }
        byte[] from = last != null ? last : plan.reverse() ? current.to() : current.from();
        if (plan.reverse()) {
            open.seekBackward(from);
        } else {
            open.seek(from);
        }
        if (open.isAtEntry()) {
            byte[] key = open.key();
            // The key it paused at, and the end of a range read backward, which does not belong to it.
            if (last != null ? java.util.Arrays.equals(last, key) : plan.reverse() && current.isBefore(key)) {
                step(open);
            }
        }
        return open;
    }

    private void step(Entries open) {
        if (plan.reverse()) {
            open.previous();
        } else {
            open.next();
        }
    }

    private KeySpace space() {
        OrderedIndex index = plan.index();
        return index == null ? collection.documents() : index.entries();
    }

    private byte @Nullable [] document(byte[] key, Entries open) {
        OrderedIndex index = plan.index();
        if (index == null) {
            idKey = key;
            return open.value();
        }
        idKey = index.idKey(key, index.spec().unique() ? open.value() : OrderedIndex.NOTHING);
        if (plan.repeats() && !seen.add(new Key(idKey))) {
            return null;
        }
        // Null if it was deleted since the walk began.
        return collection.find(idKey);
    }
}
