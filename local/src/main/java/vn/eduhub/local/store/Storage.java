package vn.eduhub.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All collections, in one file of ordered maps and a journal. The journal takes every change at once and
/// makes it durable; the maps are saved now and then as a whole (a checkpoint), after which the journal
/// before it is not needed any more. A start opens the maps as they were at the last checkpoint and does
/// again what the journal has since.
final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final String JOURNAL = "#journal";
    private static final String LAST_ID = "#id";
    /// Pages that do not fit are read and taken apart again. An eighth of the heap: changed pages, and those being
    /// saved, need the most of it.
    private static final int CACHE_MB = Math.clamp(Runtime.getRuntime().maxMemory() / (8L << 20), 16, 256);
    /// A small page costs little to write again for one changed document, and still holds four of them.
    private static final int PAGE_BYTES = 4 * 1024;
    static final long CHECKPOINT_JOURNAL_BYTES = 48L * 1024 * 1024;
    private static final long CHECKPOINT_AGE_NANOS = 30_000_000_000L;
    private static final long PACE_NANOS = 200_000_000L;
    /// Changed pages held in memory at most; beyond it writers wait for a checkpoint.
    private static final long UNSAVED_BYTES_MAX =
            Math.clamp(Runtime.getRuntime().maxMemory() / 4, 16L << 20, 256L << 20);
    /// A chunk of the file that nothing uses any more may be overwritten so long after. Every checkpoint is
    /// whole before the next begins, so a torn one falls back to one that needs nothing of what it overwrote.
    private static final int RETENTION_MS = 2_000;
    private static final int FILL_PERCENT_MIN = 50;
    private static final int COMPACT_BYTES = 8 * 1024 * 1024;

    private final @Nullable Path folder;
    private final Durability durability;
    private final long checkpointBytes;
    private final MVStore store;
    private final MVMap<String, byte[]> catalog;
    private final Map<String, StoredCollection> collections = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Object checkpoints = new Object();
    private final Scans scans = new Scans();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final @Nullable Journal journal;
    private final @Nullable Thread saver;

    private Storage(@Nullable Path folder, Durability durability, long checkpointBytes) throws IOException {
        this.folder = folder;
        this.durability = durability;
        this.checkpointBytes = checkpointBytes;
        MVStore.Builder builder = new MVStore.Builder()
                .autoCommitDisabled()
                .autoCompactFillRate(0)
                .cacheSize(CACHE_MB)
                .pageSplitSize(PAGE_BYTES);
        if (folder != null) {
            Files.createDirectories(folder);
            builder.fileName(folder.resolve("maps").toString());
        }
        store = openMaps(builder);
        store.setVersionsToKeep(0);
        store.setRetentionTime(RETENTION_MS);
        catalog = store.openMap("catalog", new MVMap.Builder<String, byte[]>().valueType(Bytes.TYPE));
        catalog.forEach((name, entry) -> {
            if (!name.startsWith("#")) {
                collections.put(name, load(name, Doc.of(entry)));
            }
        });
        if (folder == null) {
            journal = null;
            saver = null;
            return;
        }
        // Only with a delay does the store save in a thread of its own; this one never comes due.
        store.setAutoCommitDelay(Integer.MAX_VALUE);
        journal = new Journal(folder, recover(folder), durability == Durability.POWER_LOSS);
        checkpoint();
        saver = Thread.ofPlatform().daemon().name("store-checkpoints").start(this::saveNowAndThen);
    }

    private static MVStore openMaps(MVStore.Builder builder) throws IOException {
        try {
            return builder.open();
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IOException("another process uses this store's folder", e);
            }
            throw new IOException("the maps cannot be opened", e);
        }
    }

    static Storage inMemory() throws IOException {
        return new Storage(null, Durability.PROCESS_KILL, CHECKPOINT_JOURNAL_BYTES);
    }

    /// @param checkpointBytes of journal after which the maps are saved
    static Storage open(Path folder, Durability durability, long checkpointBytes) throws IOException {
        return new Storage(folder, durability, checkpointBytes);
    }

    private long recover(Path from) throws IOException {
        byte[] saved = catalog.get(JOURNAL);
        long first = saved == null ? 0 : ByteBuffer.wrap(saved).getLong();
        Map<Integer, StoredCollection> byId = new ConcurrentHashMap<>();
        collections.values().forEach(collection -> byId.put(collection.id(), collection));
        long[] count = {0};
        long next = Journal.replay(from, first, (kind, id, content) -> {
            StoredCollection collection = byId.get(id);
            if (collection == null) {
                throw new IllegalStateException("the journal speaks of collection " + id + ", which is not there");
            }
            collection.replay(kind, content);
            count[0]++;
        });
        if (count[0] > 0) {
            LOG.info("{} changes taken from the journal", count[0]);
        }
        return next;
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
        synchronized (checkpoints) {
            StoredCollection known = collections.get(name);
            if (known != null) {
                return known;
            }
            refuseBadName(name);
            int id = nextId();
            StoredCollection created = new StoredCollection(this, name, id, openMap("d" + id), List.of());
            save(created);
            // The journal may speak of the collection only when it is in the saved catalog.
            checkpoint();
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
        synchronized (checkpoints) {
            StoredCollection dropped = collections.remove(name);
            if (dropped == null) {
                return;
            }
            gate.writeLock().lock();
            try {
                dropped.dropped();
                catalog.remove(name);
                dropped.indexes().forEach(index -> store.removeMap(index.map()));
                store.removeMap(dropped.documents());
            } finally {
                gate.writeLock().unlock();
            }
            checkpoint();
        }
    }

    /// Makes those indexes that are not there yet.
    void createIndexes(StoredCollection collection, List<IndexSpec> specs) {
        synchronized (checkpoints) {
            boolean changed = false;
            for (IndexSpec spec : specs) {
                changed |= createIndex(collection, spec);
            }
            if (changed) {
                checkpoint();
            }
        }
    }

    private boolean createIndex(StoredCollection collection, IndexSpec spec) {
        if (spec.parts().equals(IndexSpec.id().parts())) {
            return false;
        }
        for (OrderedIndex index : collection.indexes()) {
            if (index.spec().equals(spec)) {
                return false;
            }
            if (index.spec().name().equals(spec.name()) || index.spec().parts().equals(spec.parts())) {
                throw new StoreException(
                        86, "IndexKeySpecsConflict", "an index like this exists with other options: " + spec.name());
            }
        }
        collection.lock().lock();
        gate.writeLock().lock();
        try {
            int id = nextId();
            OrderedIndex index = new OrderedIndex(id, spec, openMap("i" + id), 0);
            try {
                collection.build(index);
            } catch (StoreException e) {
                store.removeMap(index.map());
                throw e;
            }
            List<OrderedIndex> indexes = new ArrayList<>(collection.indexes());
            indexes.add(index);
            collection.indexes(indexes);
            save(collection);
        } finally {
            gate.writeLock().unlock();
            collection.lock().unlock();
        }
        return true;
    }

    void dropIndex(StoredCollection collection, String name) {
        synchronized (checkpoints) {
            collection.lock().lock();
            gate.writeLock().lock();
            try {
                List<OrderedIndex> kept = new ArrayList<>(collection.indexes());
                kept.removeIf(index -> name.equals("*") || index.spec().name().equals(name));
                List<OrderedIndex> gone = new ArrayList<>(collection.indexes());
                gone.removeAll(kept);
                if (gone.isEmpty() && !name.equals("*")) {
                    throw new StoreException(27, "IndexNotFound", "index not found with name [" + name + "]");
                }
                collection.indexes(kept);
                gone.forEach(index -> store.removeMap(index.map()));
                save(collection);
            } finally {
                gate.writeLock().unlock();
                collection.lock().unlock();
            }
            checkpoint();
        }
    }

    private int nextId() {
        byte[] last = catalog.get(LAST_ID);
        int next = last == null ? 1 : ByteBuffer.wrap(last).getInt() + 1;
        catalog.put(LAST_ID, ByteBuffer.allocate(4).putInt(next).array());
        return next;
    }

    private MVMap<byte[], byte[]> openMap(String name) {
        return store.openMap(
                name, new MVMap.Builder<byte[], byte[]>().keyType(Bytes.TYPE).valueType(Bytes.TYPE));
    }

    void save(StoredCollection collection) {
        DocWriter out = new DocWriter().begin().put("id", collection.id()).beginArray("indexes");
        int at = 0;
        for (OrderedIndex index : collection.indexes()) {
            out.begin(Integer.toString(at++)).put("id", index.id()).put("multikey", index.multikey());
            index.spec().write(out);
            out.end();
        }
        catalog.put(collection.name(), out.end().end().toBytes());
    }

    private StoredCollection load(String name, Doc entry) {
        List<OrderedIndex> indexes = new ArrayList<>();
        for (Doc index : entry.docs("indexes")) {
            int id = index.require("id").asInt();
            indexes.add(new OrderedIndex(
                    id,
                    IndexSpec.of(index),
                    openMap("i" + id),
                    index.require("multikey").asInt()));
        }
        int id = entry.require("id").asInt();
        return new StoredCollection(this, name, id, openMap("d" + id), indexes);
    }

    // -- durability

    ReentrantReadWriteLock gate() {
        return gate;
    }

    void journal(byte kind, int collection, byte[] content) {
        Journal open = journal;
        if (open != null) {
            open.append(kind, collection, content);
        }
    }

    /// Returns when everything written so far survives the end of the process.
    void awaitDurable() {
        Journal open = journal;
        if (open != null) {
            open.await();
        }
    }

    /// Keeps writers from running ahead of what can be saved.
    void awaitRoom() {
        if (journal == null || store.getUnsavedMemory() <= UNSAVED_BYTES_MAX) {
            return;
        }
        synchronized (checkpoints) {
            // Whoever waited here while another saved has room now.
            if (store.getUnsavedMemory() > UNSAVED_BYTES_MAX) {
                checkpoint();
            }
        }
    }

    /// Saves the maps. Writers are shut out only while the roots of the maps are noted; the pages are written
    /// meanwhile.
    private void checkpoint() {
        Journal open = journal;
        Path from = folder;
        if (open == null || from == null) {
            return;
        }
        synchronized (checkpoints) {
            long first;
            gate.writeLock().lock();
            try {
                first = open.rotate();
                catalog.put(JOURNAL, ByteBuffer.allocate(8).putLong(first).array());
                while (store.tryCommit() < 0) {
                    if (store.isClosed()) {
                        throw new StoreException(91, "ShutdownInProgress", "the store is closed");
                    }
                    // The store's own thread is busy with its file for a moment.
                    LockSupport.parkNanos(10_000);
                }
            } finally {
                gate.writeLock().unlock();
            }
            store.executeFilestoreOperation(() -> {});
            if (durability == Durability.POWER_LOSS) {
                store.sync();
            }
            try {
                Journal.deleteBefore(from, first);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void saveNowAndThen() {
        long last = System.nanoTime();
        Journal open = journal;
        while (!closed.get() && open != null) {
            LockSupport.parkNanos(this, PACE_NANOS);
            long size = open.size();
            boolean due = size > checkpointBytes
                    || store.getUnsavedMemory() > UNSAVED_BYTES_MAX / 2
                    || (size > 0 && System.nanoTime() - last > CHECKPOINT_AGE_NANOS);
            if (due && !closed.get()) {
                last = System.nanoTime();
                saveAndTidy();
            }
        }
    }

    private void saveAndTidy() {
        try {
            checkpoint();
            // Rewrites what is still used of the emptiest parts of the file; the next checkpoint frees them.
            store.compact(FILL_PERCENT_MIN, COMPACT_BYTES);
        } catch (RuntimeException e) {
            // The journal still has everything since the last checkpoint; the next round tries again.
            LOG.error("the maps could not be saved", e);
        }
    }

    /// Only inside the gate.
    void refuseIfClosed() {
        if (closed.get()) {
            throw new StoreException(91, "ShutdownInProgress", "the store is being closed");
        }
    }

    Scans scans() {
        return scans;
    }

    /// Reading between these two keeps the pages it reads.
    MVStore.TxCounter beginReading() {
        return store.registerVersionUsage();
    }

    void endReading(MVStore.TxCounter reading) {
        store.deregisterVersionUsage(reading);
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
        } finally {
            gate.writeLock().unlock();
        }
        Thread running = saver;
        if (running != null) {
            LockSupport.unpark(running);
            boolean interrupted = false;
            while (running.isAlive()) {
                try {
                    running.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        checkpoint();
        Journal open = journal;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        store.close();
    }

    /// Byte arrays in unsigned order.
    private static final class Bytes extends BasicDataType<byte[]> {
        private static final Bytes TYPE = new Bytes();

        @Override
        public int compare(byte[] a, byte[] b) {
            return java.util.Arrays.compareUnsigned(a, b);
        }

        @Override
        public int getMemory(byte[] bytes) {
            return bytes.length + 24;
        }

        @Override
        public void write(WriteBuffer out, byte[] bytes) {
            out.putVarInt(bytes.length).put(bytes);
        }

        @Override
        public byte[] read(ByteBuffer in) {
            byte[] bytes = new byte[DataUtils.readVarInt(in)];
            in.get(bytes);
            return bytes;
        }

        @Override
        public byte[][] createStorage(int size) {
            return new byte[size][];
        }
    }
}
