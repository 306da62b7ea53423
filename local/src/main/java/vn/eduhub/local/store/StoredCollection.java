package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The documents of one collection, ordered by `_id`, and its indexes. One writer at a time; readers need no
/// lock, they see the entries as they were when they began, and test the document itself against their query.
final class StoredCollection {
    private final Storage storage;
    private final String name;
    private final KeySpace documents;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<OrderedIndex> indexes;
    private volatile long size;
    private volatile boolean dropped;

    StoredCollection(Storage storage, String name, KeySpace documents, long size, List<OrderedIndex> indexes) {
        this.storage = storage;
        this.name = name;
        this.documents = documents;
        this.size = size;
        this.indexes = List.copyOf(indexes);
    }

    /// Database and collection.
    String name() {
        return name;
    }

    int id() {
        return documents.id();
    }

    KeySpace documents() {
        return documents;
    }

    /// All but that of `_id`, which is the order of the documents themselves.
    List<OrderedIndex> indexes() {
        return indexes;
    }

    /// Only by the holder of the lock.
    void indexes(List<OrderedIndex> changed) {
        indexes = List.copyOf(changed);
    }

    /// Only by the holder of the lock: nothing may be written afterwards.
    void dropped() {
        dropped = true;
    }

    byte @Nullable [] find(byte[] idKey) {
        return documents.get(idKey);
    }

    long size() {
        return size;
    }

    void count(Plan plan, Filter filter, SortOrder sort) {
        boolean wholeAsked = filter.equals(Filter.ALL) && plan.sorted();
        if (!plan.bounded() && !wholeAsked) {
            storage.scans().count(name, filter, sort);
        }
    }

    /// The lock of the writers. A query that is to change what it finds runs inside it.
    ReentrantLock lock() {
        return lock;
    }

    void insert(byte[] document) {
        Value idValue = Doc.of(document).require("_id");
        if (idValue.isArray() || idValue.type() == Value.REGEX || idValue.type() == Value.UNDEFINED) {
            throw StoreException.badValue("the '_id' value cannot be an array, a regular expression or undefined");
        }
        byte[] idKey = KeyWriter.keyOf(idValue);
        if (idKey.length > OrderedIndex.ID_BYTES_MAX) {
            throw StoreException.badValue("the '_id' value is longer than " + OrderedIndex.ID_BYTES_MAX + " bytes");
        }
        lock.lock();
        try {
            if (documents.contains(idKey)) {
                throw new DuplicateKeyException(name, IndexSpec.id());
            }
            write(idKey, null, document);
        } finally {
            lock.unlock();
        }
    }

    /// Only by the holder of the lock.
    void replace(byte[] idKey, byte[] before, byte[] after) {
        write(idKey, before, after);
    }

    /// Only by the holder of the lock.
    void remove(byte[] idKey, byte[] before) {
        write(idKey, before, null);
    }

    private record Change(OrderedIndex index, OrderedIndex.Keys before, OrderedIndex.Keys after) {}

    private void write(byte[] idKey, byte @Nullable [] before, byte @Nullable [] after) {
        List<Change> changes = changes(before, after);
        for (Change change : changes) {
            change.index().checkUnique(change.before(), change.after(), name);
        }
        if (dropped) {
            throw new StoreException(26, "NamespaceNotFound", "the collection was dropped");
        }
        long grown = size + (after == null ? 0 : 1) - (before == null ? 0 : 1);
        try (Batch batch = new Batch()) {
            if (after != null) {
                batch.put(documents, idKey, after);
            } else {
                batch.remove(documents, idKey);
            }
            for (Change change : changes) {
                if (change.index().learn(change.after())) {
                    storage.save(this, batch);
                }
                change.index().change(batch, change.before(), change.after(), idKey);
            }
            if (grown != size) {
                storage.saveSize(this, grown, batch);
            }
            storage.write(batch);
        }
        size = grown;
    }

    private List<Change> changes(byte @Nullable [] before, byte @Nullable [] after) {
        List<OrderedIndex> current = indexes;
        List<Change> changes = new ArrayList<>(current.size());
        for (OrderedIndex index : current) {
            OrderedIndex.Keys old = index.keys(before == null ? null : Doc.of(before));
            OrderedIndex.Keys fresh = index.keys(after == null ? null : Doc.of(after));
            if (!old.keys().equals(fresh.keys())) {
                changes.add(new Change(index, old, fresh));
            }
        }
        return changes;
    }

    /// Fills a new index. Only by the holder of the lock.
    void build(OrderedIndex index) {
        try (Entries entries = documents.entries()) {
            for (entries.seek(OrderedIndex.NOTHING); entries.isAtEntry(); entries.next()) {
                OrderedIndex.Keys keys = index.keys(Doc.of(entries.value()));
                index.checkUnique(OrderedIndex.Keys.NONE, keys, name);
                index.learn(keys);
                try (Batch batch = new Batch()) {
                    index.change(batch, OrderedIndex.Keys.NONE, keys, entries.key());
                    storage.write(batch);
                }
            }
        }
    }

    /// Entries of an index that no document explains, and entries that are missing, after a walk through everything.
    long faults(OrderedIndex index) {
        long expected = 0;
        long faults = 0;
        try (Entries entries = documents.entries()) {
            for (entries.seek(OrderedIndex.NOTHING); entries.isAtEntry(); entries.next()) {
                byte[] idKey = entries.key();
                for (Key key : index.keys(Doc.of(entries.value())).keys()) {
                    expected++;
                    if (!index.has(key, idKey)) {
                        faults++;
                    }
                }
            }
        }
        // What is expected is there but for the faults; whatever is there beyond that has no document.
        return faults + Math.abs(index.entries().count() - (expected - faults));
    }
}
