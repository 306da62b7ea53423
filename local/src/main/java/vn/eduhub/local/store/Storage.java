package vn.eduhub.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// All collections, in one ordered map of bytes: every collection and every index has a number, with which the keys of
/// its entries begin. Number 0 is the catalog, which says what the others are.
final class Storage implements AutoCloseable {
    private static final String LAST_ID = "#id";
    private static final String SIZE_OF = "#size-";

    private final Engine engine;
    private final KeySpace catalog;
    private final Map<String, StoredCollection> collections = new ConcurrentHashMap<>();
    /// Whoever makes, drops or changes collections and indexes.
    private final Object administration = new Object();
    /// Commands share it, the end takes it alone: the engine is native memory and must not be freed under them.
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final Scans scans = new Scans();
    private boolean closed;

    private Storage(Engine engine) {
        this.engine = engine;
        catalog = new KeySpace(engine, 0);
        try (Entries entries = catalog.entries()) {
            for (entries.seek(OrderedIndex.NOTHING); entries.isAtEntry(); entries.next()) {
                String name = new String(entries.key(), StandardCharsets.UTF_8);
                if (!name.startsWith("#")) {
                    collections.put(name, load(name, Doc.of(entries.value())));
                }
            }
        }
        clearLeftovers();
    }

    static Storage inMemory() throws IOException {
        return over(Engine.inMemory());
    }

    static Storage open(Path folder, Durability durability, long memtableBytes) throws IOException {
        if (Files.exists(folder.resolve("maps"))) {
            throw new IOException("its folder was written by an earlier version of the hub, which this one cannot read;"
                    + " ./hub reset forgets all data and begins anew");
        }
        return over(Engine.open(folder, durability, memtableBytes));
    }

    private static Storage over(Engine engine) throws IOException {
        try {
            return new Storage(engine);
        } catch (StoreException | IndexOutOfBoundsException e) {
            engine.close();
            throw new IOException("its files are damaged; ./hub reset forgets all data (" + e.getMessage() + ")", e);
        }
    }

    /// What a process left that was killed while it built an index: entries of a number the catalog does not name.
    private void clearLeftovers() {
        TreeSet<Integer> known = new TreeSet<>();
        for (StoredCollection collection : collections.values()) {
            known.add(collection.id());
            collection.indexes().forEach(index -> known.add(index.id()));
        }
        try (Batch batch = new Batch()) {
            int last = lastId();
            for (int id = 1; id <= last; id++) {
                KeySpace space = new KeySpace(engine, id);
                if (!known.contains(id) && space.count(KeyRange.all(), 1) > 0) {
                    batch.clear(id, id);
                }
            }
            engine.write(batch);
        }
    }

    // -- collections

    Optional<StoredCollection> find(String name) {
        return Optional.ofNullable(collections.get(name));
    }

    List<String> names() {
        return collections.keySet().stream().sorted().toList();
    }

    StoredCollection findOrCreate(String name) {
        StoredCollection known = collections.get(name);
        return known != null ? known : create(name);
    }

    private StoredCollection create(String name) {
        synchronized (administration) {
            StoredCollection known = collections.get(name);
            if (known != null) {
                return known;
            }
            refuseBadName(name);
            StoredCollection created = new StoredCollection(this, name, new KeySpace(engine, nextId()), 0, List.of());
            save(created);
            collections.put(name, created);
            return created;
        }
    }

    private static void refuseBadName(String name) {
        int dot = name.indexOf('.');
        if (dot < 1 || dot == name.length() - 1 || name.length() > 200 || name.contains("$") || name.contains("\0")) {
            throw new StoreException(73, "InvalidNamespace", "invalid name of a database or collection");
        }
    }

    void drop(String name) {
        synchronized (administration) {
            StoredCollection dropped = collections.remove(name);
            if (dropped == null) {
                return;
            }
            dropped.lock().lock();
            try (Batch batch = new Batch()) {
                dropped.dropped();
                batch.remove(catalog, bytes(name)).remove(catalog, sizeKey(dropped));
                batch.clear(dropped.id(), dropped.id());
                dropped.indexes().forEach(index -> batch.clear(index.id(), index.id()));
                engine.write(batch);
            } finally {
                dropped.lock().unlock();
            }
            harden();
        }
    }

    /// Makes those indexes that are not there yet.
    void createIndexes(StoredCollection collection, List<IndexSpec> specs) {
        synchronized (administration) {
            specs.forEach(spec -> createIndex(collection, spec));
            harden();
        }
    }

    private void createIndex(StoredCollection collection, IndexSpec spec) {
        if (spec.parts().equals(IndexSpec.id().parts())) {
            return;
        }
        for (OrderedIndex index : collection.indexes()) {
            if (index.spec().equals(spec)) {
                return;
            }
            if (index.spec().name().equals(spec.name()) || index.spec().parts().equals(spec.parts())) {
                throw new StoreException(
                        86, "IndexKeySpecsConflict", "an index like this exists with other options: " + spec.name());
            }
        }
        collection.lock().lock();
        try {
            OrderedIndex index = new OrderedIndex(spec, new KeySpace(engine, nextId()), 0);
            try {
                collection.build(index);
            } catch (StoreException e) {
                clear(index);
                throw e;
            }
            List<OrderedIndex> indexes = new ArrayList<>(collection.indexes());
            indexes.add(index);
            collection.indexes(indexes);
            save(collection);
        } finally {
            collection.lock().unlock();
        }
    }

    private void clear(OrderedIndex index) {
        try (Batch batch = new Batch()) {
            engine.write(batch.clear(index.id(), index.id()));
        }
    }

    void dropIndex(StoredCollection collection, String name) {
        synchronized (administration) {
            collection.lock().lock();
            try (Batch batch = new Batch()) {
                List<OrderedIndex> kept = new ArrayList<>(collection.indexes());
                kept.removeIf(index -> name.equals("*") || index.spec().name().equals(name));
                List<OrderedIndex> gone = new ArrayList<>(collection.indexes());
                gone.removeAll(kept);
                if (gone.isEmpty() && !name.equals("*")) {
                    throw new StoreException(27, "IndexNotFound", "index not found with name [" + name + "]");
                }
                collection.indexes(kept);
                gone.forEach(index -> batch.clear(index.id(), index.id()));
                save(collection, batch);
                engine.write(batch);
            } finally {
                collection.lock().unlock();
            }
            harden();
        }
    }

    private int lastId() {
        byte[] last = catalog.get(bytes(LAST_ID));
        return last == null ? 0 : ByteBuffer.wrap(last).getInt();
    }

    private int nextId() {
        int next = lastId() + 1;
        try (Batch batch = new Batch()) {
            batch.put(
                    catalog, bytes(LAST_ID), ByteBuffer.allocate(4).putInt(next).array());
            engine.write(batch);
        }
        return next;
    }

    private void save(StoredCollection collection) {
        try (Batch batch = new Batch()) {
            save(collection, batch);
            engine.write(batch);
        }
        harden();
    }

    void save(StoredCollection collection, Batch batch) {
        DocWriter out = new DocWriter().begin().put("id", collection.id()).beginArray("indexes");
        int at = 0;
        for (OrderedIndex index : collection.indexes()) {
            out.begin(Integer.toString(at++)).put("id", index.id()).put("multikey", index.multikey());
            index.spec().write(out);
            out.end();
        }
        batch.put(catalog, bytes(collection.name()), out.end().end().toBytes());
    }

    void saveSize(StoredCollection collection, long size, Batch batch) {
        batch.put(
                catalog,
                sizeKey(collection),
                ByteBuffer.allocate(8).putLong(size).array());
    }

    private StoredCollection load(String name, Doc entry) {
        List<OrderedIndex> indexes = new ArrayList<>();
        for (Doc index : entry.docs("indexes")) {
            indexes.add(new OrderedIndex(
                    IndexSpec.of(index),
                    new KeySpace(engine, index.require("id").asInt()),
                    index.require("multikey").asInt()));
        }
        int id = entry.require("id").asInt();
        byte[] size = catalog.get(bytes(SIZE_OF + id));
        return new StoredCollection(
                this,
                name,
                new KeySpace(engine, id),
                size == null ? 0 : ByteBuffer.wrap(size).getLong(),
                indexes);
    }

    private static byte[] sizeKey(StoredCollection collection) {
        return bytes(SIZE_OF + collection.id());
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    // -- durability

    void write(Batch batch) {
        engine.write(batch);
    }

    /// Returns when everything written so far survives what [Durability] promises.
    void harden() {
        engine.harden();
    }

    /// Walks that hold native memory now.
    int openWalks() {
        return engine.openWalks();
    }

    Scans scans() {
        return scans;
    }

    /// Does something with the collections; none may be touched outside of it.
    void whileOpen(Runnable command) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new StoreException(91, "ShutdownInProgress", "the store is closed");
            }
            command.run();
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public void close() {
        engine.stop();
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                engine.close();
            }
        } finally {
            open.writeLock().unlock();
        }
    }
}
