package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One class for every kind of index. The keys of its entries are the indexed values, then the document's `_id`, then
/// the length of that `_id` (2 bytes); the entries have no values. In a unique index, where the indexed values say it
/// all, they are the key and the `_id` is the value: whether a key is taken is one look, which a Bloom filter
/// mostly answers.
///
/// Changes come from one thread at a time (the collection's lock); reading needs no lock.
final class OrderedIndex {
    static final byte[] NOTHING = {};
    private static final int KEYS_MAX = 10_000;
    /// An entry says in two bytes how long the `_id` in it is.
    static final int ID_BYTES_MAX = 0xffff;

    private final IndexSpec spec;
    private final KeySpace entries;
    /// Bit n: some document had an array at part n. Then one document can stand at many places.
    private final AtomicInteger multikey;

    OrderedIndex(IndexSpec spec, KeySpace entries, int multikey) {
        this.spec = spec;
        this.entries = entries;
        this.multikey = new AtomicInteger(multikey);
    }

    int id() {
        return entries.id();
    }

    IndexSpec spec() {
        return spec;
    }

    KeySpace entries() {
        return entries;
    }

    int multikey() {
        return multikey.get();
    }

    boolean isMultikey(int part) {
        return (multikey.get() & (1 << part)) != 0;
    }

    /// The `_id` key of an entry.
    byte[] idKey(byte[] entry, byte[] value) {
        if (spec.unique()) {
            return value;
        }
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
            if (!before.keys().contains(key) && entries.contains(key.bytes())) {
                throw new DuplicateKeyException(namespace, spec);
            }
        }
    }

    void change(Batch batch, Keys before, Keys after, byte[] idKey) {
        for (Key key : before.keys()) {
            if (!after.keys().contains(key)) {
                batch.remove(entries, entry(key.bytes(), idKey));
            }
        }
        for (Key key : after.keys()) {
            if (!before.keys().contains(key)) {
                batch.put(entries, entry(key.bytes(), idKey), spec.unique() ? idKey : NOTHING);
            }
        }
    }

    /// True if the entry of this key is there, and of this document.
    boolean has(Key key, byte[] idKey) {
        byte[] value = entries.get(entry(key.bytes(), idKey));
        return value != null && (!spec.unique() || Arrays.equals(value, idKey));
    }

    /// True if the index learns by this document that a part can be an array.
    boolean learn(Keys keys) {
        int known = multikey.get();
        return (known | keys.arrays()) != known && multikey.getAndAccumulate(keys.arrays(), (a, b) -> a | b) == known;
    }

    private byte[] entry(byte[] key, byte[] idKey) {
        if (spec.unique()) {
            return key;
        }
        byte[] entry = Arrays.copyOf(key, key.length + idKey.length + 2);
        System.arraycopy(idKey, 0, entry, key.length, idKey.length);
        entry[entry.length - 2] = (byte) (idKey.length >>> 8);
        entry[entry.length - 1] = (byte) idKey.length;
        return entry;
    }
}
