package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// The documents of one collection, ordered by `_id`, and its indexes. One writer at a time; readers need no
/// lock, they see each map as it was when they opened it, and test the document itself against their query.
final class StoredCollection {
    private final Storage storage;
    private final String name;
    private final int id;
    private final MVMap<byte[], byte[]> documents;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<OrderedIndex> indexes;
    private volatile boolean dropped;

    StoredCollection(
            Storage storage, String name, int id, MVMap<byte[], byte[]> documents, List<OrderedIndex> indexes) {
        this.storage = storage;
        this.name = name;
        this.id = id;
        this.documents = documents;
        this.indexes = List.copyOf(indexes);
    }

    /// Database and collection.
    String name() {
        return name;
    }

    int id() {
        return id;
    }

    MVMap<byte[], byte[]> documents() {
        return documents;
    }

    /// All but that of `_id`, which is the order of the documents themselves.
    List<OrderedIndex> indexes() {
        return indexes;
    }

    /// Only while all writers are shut out.
    void indexes(List<OrderedIndex> changed) {
        indexes = List.copyOf(changed);
    }

    /// Only while all writers are shut out: no change may reach the journal afterwards.
    void dropped() {
        dropped = true;
    }

    byte @Nullable [] find(byte[] idKey) {
        return documents.get(idKey);
    }

    long size() {
        return documents.sizeAsLong();
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
        lock.lock();
        try {
            if (documents.containsKey(idKey)) {
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
        // Whoever saves the maps to the disk waits until no document is half changed.
        storage.gate().readLock().lock();
        try {
            if (dropped) {
                throw new StoreException(26, "NamespaceNotFound", "the collection was dropped");
            }
            storage.refuseIfClosed();
            apply(idKey, after, changes);
            if (after != null) {
                storage.journal(Journal.PUT, id, after);
            } else {
                storage.journal(Journal.REMOVE, id, idKey);
            }
        } finally {
            storage.gate().readLock().unlock();
        }
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

    private void apply(byte[] idKey, byte @Nullable [] after, List<Change> changes) {
        if (after != null) {
            documents.put(idKey, after);
        }
        for (Change change : changes) {
            if (change.index().learn(change.after())) {
                storage.save(this);
            }
            change.index().add(change.before(), change.after(), idKey);
        }
        for (Change change : changes) {
            change.index().remove(change.before(), change.after(), idKey);
        }
        if (after == null) {
            documents.remove(idKey);
        }
    }

    /// Does again what the journal says, at the start and before anyone else is there.
    void replay(byte kind, byte[] content) {
        byte[] idKey = kind == Journal.PUT ? KeyWriter.keyOf(Doc.of(content).require("_id")) : content;
        byte[] after = kind == Journal.PUT ? content : null;
        apply(idKey, after, changes(documents.get(idKey), after));
    }

    /// Fills a new index, while all writers are shut out.
    void build(OrderedIndex index) {
        var cursor = documents.cursor(null);
        while (cursor.hasNext()) {
            byte[] idKey = cursor.next();
            OrderedIndex.Keys keys = index.keys(Doc.of(cursor.getValue()));
            index.checkUnique(OrderedIndex.Keys.NONE, keys, name);
            index.learn(keys);
            index.add(OrderedIndex.Keys.NONE, keys, idKey);
        }
    }

    /// Entries of an index that no document explains, and entries that are missing, after a walk through everything.
    long faults(OrderedIndex index) {
        long expected = 0;
        long faults = 0;
        var cursor = documents.cursor(null);
        while (cursor.hasNext()) {
            byte[] idKey = cursor.next();
            for (Key key : index.keys(Doc.of(cursor.getValue())).keys()) {
                expected++;
                if (!index.map().containsKey(OrderedIndex.entry(key.bytes(), idKey))) {
                    faults++;
                }
            }
        }
        // What is expected is there but for the faults; whatever is there beyond that has no document.
        return faults + Math.abs(index.map().sizeAsLong() - (expected - faults));
    }
}
