package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// One class for every kind of index: an ordered map whose keys are the indexed values, then the document's
/// `_id`, then the length of that `_id` (2 bytes). Unique means that no two keys share their values. The maps
/// have no values.
///
/// Changes come from one thread at a time (the collection's lock); reading needs no lock.
final class OrderedIndex {
    static final byte[] NOTHING = {};
    private static final int KEYS_MAX = 10_000;

    private final int id;
    private final IndexSpec spec;
    private final MVMap<byte[], byte[]> map;
    /// Bit n: some document had an array at part n. Then one document can stand at many places.
    private final AtomicInteger multikey;

    OrderedIndex(int id, IndexSpec spec, MVMap<byte[], byte[]> map, int multikey) {
        this.id = id;
        this.spec = spec;
        this.map = map;
        this.multikey = new AtomicInteger(multikey);
    }

    int id() {
        return id;
    }

    IndexSpec spec() {
        return spec;
    }

    MVMap<byte[], byte[]> map() {
        return map;
    }

    int multikey() {
        return multikey.get();
    }

    boolean isMultikey(int part) {
        return (multikey.get() & (1 << part)) != 0;
    }

    /// The `_id` key at the end of an entry.
    static byte[] idKey(byte[] entry) {
        int end = entry.length - 2;
        int length = ((entry[end] & 0xFF) << 8) | (entry[end + 1] & 0xFF);
        return Arrays.copyOfRange(entry, end - length, end);
    }

    /// What the index keeps of one document: its keys without the `_id`, and the parts at which it has an array.
    record Keys(List<Key> keys, int arrays) {
        static final Keys NONE = new Keys(List.of(), 0);
    }

    Keys keys(@Nullable Doc doc) {
        if (doc == null) {
            return Keys.NONE;
        }
        List<PartKeys> parts = new ArrayList<>(spec.parts().size());
        KeyWriter writer = new KeyWriter();
        boolean present = false;
        int arrays = 0;
        for (int i = 0; i < spec.parts().size(); i++) {
            PartKeys part = new PartKeys(spec.parts().get(i).up(), writer);
            spec.parts().get(i).path().walk(doc, part);
            part.close();
            present |= part.present;
            if (part.array) {
                refuseParallel(arrays, i);
                arrays |= 1 << i;
            }
            parts.add(part);
        }
        if (spec.sparse() && !present) {
            return Keys.NONE;
        }
        return new Keys(product(parts), arrays);
    }

    private void refuseParallel(int arrays, int part) {
        String root = spec.parts().get(part).path().first();
        for (int i = 0; i < part; i++) {
            if ((arrays & (1 << i)) != 0 && !spec.parts().get(i).path().first().equals(root)) {
                throw new StoreException(171, "CannotIndexParallelArrays", "cannot index parallel arrays");
            }
        }
    }

    private static List<Key> product(List<PartKeys> parts) {
        List<Key> keys = parts.getFirst().sorted();
        for (PartKeys part : parts.subList(1, parts.size())) {
            List<Key> next = part.sorted();
            if ((long) keys.size() * next.size() > KEYS_MAX) {
                throw StoreException.badValue("more than " + KEYS_MAX + " index keys in one document");
            }
            List<Key> longer = new ArrayList<>(keys.size() * next.size());
            for (Key key : keys) {
                for (Key end : next) {
                    longer.add(key.followedBy(end));
                }
            }
            keys = longer;
        }
        return keys;
    }

    /// Collects the keys of one part of the index.
    private static final class PartKeys implements FieldPath.Visitor {
        private final boolean up;
        private final KeyWriter writer;
        private List<Key> keys = new ArrayList<>(4);
        private boolean present;
        private boolean array;
        private int visited;

        private PartKeys(boolean up, KeyWriter writer) {
            this.up = up;
            this.writer = writer;
        }

        @Override
        public boolean visit(@Nullable Value value) {
            // A second visit means that the path went through an array of documents.
            array |= visited++ > 0;
            present |= value != null;
            if (value == null || !value.isArray()) {
                add(writer.clear().put(value));
                return false;
            }
            array = true;
            Doc.Fields elements = value.asDoc().fields();
            boolean empty = true;
            while (elements.next()) {
                empty = false;
                add(writer.clear().put(elements.value()));
            }
            if (empty) {
                add(writer.clear().putNothing());
            }
            return false;
        }

        private void add(KeyWriter key) {
            keys.add(new Key(up ? key.toKey() : key.flip(0).toKey()));
        }

        private void close() {
            if (visited == 0) {
                // An array without documents on the way: nothing at the end of the path, as if the field were missing.
                array = true;
                add(writer.clear().put(null));
            }
            if (keys.size() > 1) {
                keys = new ArrayList<>(new TreeSet<>(keys));
            }
        }

        /// In order and each once.
        private List<Key> sorted() {
            return keys;
        }
    }

    /// Refuses the change if another document has one of the new keys.
    ///
    /// @param before keys the document has now
    void checkUnique(Keys before, Keys after, String namespace) {
        if (!spec.unique()) {
            return;
        }
        for (Key key : after.keys()) {
            if (!before.keys().contains(key) && isTaken(key.bytes())) {
                throw new DuplicateKeyException(namespace, spec);
            }
        }
    }

    private boolean isTaken(byte[] key) {
        byte[] next = map.ceilingKey(key);
        return next != null && startsWith(next, key);
    }

    static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /// Adds what the document has now, before what it no longer has is taken away by [#remove]: a reader finds it by
    /// one or the other.
    void add(Keys before, Keys after, byte[] idKey) {
        for (Key key : after.keys()) {
            if (!before.keys().contains(key)) {
                map.put(entry(key.bytes(), idKey), NOTHING);
            }
        }
    }

    void remove(Keys before, Keys after, byte[] idKey) {
        for (Key key : before.keys()) {
            if (!after.keys().contains(key)) {
                map.remove(entry(key.bytes(), idKey));
            }
        }
    }

    /// True if the index learns by this document that a part can be an array.
    boolean learn(Keys keys) {
        int known = multikey.get();
        return (known | keys.arrays()) != known && multikey.getAndAccumulate(keys.arrays(), (a, b) -> a | b) == known;
    }

    static byte[] entry(byte[] key, byte[] idKey) {
        byte[] entry = Arrays.copyOf(key, key.length + idKey.length + 2);
        System.arraycopy(idKey, 0, entry, key.length, idKey.length);
        entry[entry.length - 2] = (byte) (idKey.length >>> 8);
        entry[entry.length - 1] = (byte) idKey.length;
        return entry;
    }
}
