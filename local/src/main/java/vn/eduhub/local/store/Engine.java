package vn.eduhub.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksMemEnv;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// RocksDB with the settings of this store: one ordered map of bytes. What it holds is native memory: nothing may be
/// asked of it once it is closed.
final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long MB = 1L << 20;
    /// Blocks, filters and where blocks begin.
    private static final long CACHE_BYTES = 128 * MB;
    /// Four parts (2 to this power). A filter that is larger than its part is never kept, and read again for each look.
    private static final int CACHE_PART_BITS = 2;
    private static final int BLOCK_BYTES = 8 * 1024;
    private static final long FILE_BYTES = 32 * MB;
    private static final int FILTER_BITS_PER_KEY = 10;
    /// What is written is sorted here first: the larger, the fewer runs have to be merged.
    static final long MEMTABLE_BYTES = 64 * MB;
    private static final long MEMORY_MEMTABLE_BYTES = 8 * MB;
    private static final int MEMTABLES = 3;
    private static final int FILES_OPEN = 512;

    private final Env env;
    private final LRUCache cache;
    private final BloomFilter bloom;
    private final Options options;
    private final WriteOptions writing;
    private final RocksDB db;
    private final boolean volatileOnly;
    private final boolean force;
    private final ReentrantLock hardening = new ReentrantLock();
    private final AtomicInteger walks = new AtomicInteger();
    private volatile long hardened;
    private volatile boolean failed;
    private volatile boolean stopped;

    private Engine(@Nullable Path folder, boolean force, long memtableBytes) throws IOException {
        this.force = force;
        this.volatileOnly = folder == null;
        env = volatileOnly ? new RocksMemEnv(Env.getDefault()) : Env.getDefault();
        cache = new LRUCache(CACHE_BYTES, CACHE_PART_BITS);
        bloom = new BloomFilter(FILTER_BITS_PER_KEY);
        options = options(memtableBytes);
        writing = new WriteOptions().setDisableWAL(volatileOnly);
        try {
            db = RocksDB.open(options, folder == null ? "/memory" : folder.toString());
        } catch (RocksDBException e) {
            free();
            throw notOpened(e);
        }
    }

    static Engine inMemory() throws IOException {
        return new Engine(null, false, MEMORY_MEMTABLE_BYTES);
    }

    /// @param memtableBytes written until a run is begun
    static Engine open(Path folder, Durability durability, long memtableBytes) throws IOException {
        NativeLibrary.load(folder.resolve("native"));
        Path runs = folder.resolve("runs");
        Files.createDirectories(runs);
        return new Engine(runs, durability == Durability.POWER_LOSS, memtableBytes);
    }

    private Options options(long memtableBytes) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(bloom)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        return new Options()
                .setCreateIfMissing(true)
                .setEnv(env)
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(memtableBytes)
                .setMaxWriteBufferNumber(MEMTABLES)
                .setMaxBackgroundJobs(2)
                .setTargetFileSizeBase(FILE_BYTES)
                .setMaxOpenFiles(FILES_OPEN)
                // A batch goes to a buffer; harden() writes what many have put there.
                .setManualWalFlush(true)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0);
    }

    private static IOException notOpened(RocksDBException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("LOCK") || said.contains("lock hold")) {
            return new IOException("another process uses this store's folder", e);
        }
        Status.Code code =
                e.getStatus() == null ? Status.Code.Undefined : e.getStatus().getCode();
        if (code == Status.Code.Corruption || code == Status.Code.InvalidArgument) {
            return new IOException("its files are damaged; ./hub reset forgets all data (" + oneLine(said) + ")", e);
        }
        return new IOException("its files cannot be opened (" + oneLine(said) + ")", e);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /// From now on everything but [#harden] is refused, so that long commands end.
    void stop() {
        stopped = true;
    }

    private void refuseIfStopped() {
        if (stopped) {
            throw new StoreException(91, "ShutdownInProgress", "the store is being closed");
        }
    }

    byte @Nullable [] get(byte[] key) {
        refuseIfStopped();
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    /// In the order of the keys; null for those that are not there.
    List<byte @Nullable []> get(List<byte[]> keys) {
        refuseIfStopped();
        if (keys.isEmpty()) {
            return List.of();
        }
        try {
            List<byte @Nullable []> values = new ArrayList<>(keys.size());
            values.addAll(db.multiGetAsList(keys));
            return values;
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    /// Everything that begins with `prefix` and comes before `to`, as it is now.
    Entries entries(byte[] prefix, byte[] to) {
        refuseIfStopped();
        Slice lower = new Slice(prefix);
        Slice upper = new Slice(to);
        ReadOptions reading = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
        walks.incrementAndGet();
        return new Entries(db.newIterator(reading), prefix, this::refuseIfStopped, () -> {
            reading.close();
            upper.close();
            lower.close();
            walks.decrementAndGet();
        });
    }

    /// Walks that were begun and not closed.
    int openWalks() {
        return walks.get();
    }

    /// All of the batch or nothing; from now on everyone sees it. It is durable after [#harden].
    void write(Batch batch) {
        refuseIfStopped();
        refuseAfterFailure();
        try {
            db.write(writing, batch.content());
        } catch (RocksDBException e) {
            throw unwritten(e);
        }
    }

    /// Returns when everything written so far survives. Whoever comes first does it for all who have written by then.
    void harden() {
        if (volatileOnly) {
            return;
        }
        long wanted = db.getLatestSequenceNumber();
        if (hardened >= wanted) {
            return;
        }
        hardening.lock();
        try {
            if (hardened >= wanted) {
                return;
            }
            refuseAfterFailure();
            long reached = db.getLatestSequenceNumber();
            db.flushWal(force);
            hardened = reached;
        } catch (RocksDBException e) {
            throw unwritten(e);
        } finally {
            hardening.unlock();
        }
    }

    private void refuseAfterFailure() {
        if (failed) {
            throw new StoreException(
                    8000, "WriteFailed", "the store could not write to its disk: no write is taken any more");
        }
    }

    private StoreException unwritten(RocksDBException e) {
        failed = true;
        LOG.error("the store cannot write to its disk, no write is taken until it is started again: {}", reason(e));
        Status status = e.getStatus();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new StoreException(14031, "OutOfDiskSpace", "the disk of the store is full");
        }
        return new StoreException(8000, "WriteFailed", "the store could not write to its disk");
    }

    static StoreException unreadable(RocksDBException e) {
        LOG.error("the store cannot read its files: {}", reason(e));
        return new StoreException(8000, "ReadFailed", "the store could not read its files");
    }

    private static String reason(RocksDBException e) {
        return oneLine(String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        try (FlushOptions all = new FlushOptions()) {
            if (!volatileOnly && !failed) {
                harden();
                // The next start has nothing to do again.
                db.flush(all);
            }
        } catch (RocksDBException | StoreException e) {
            LOG.warn("what was written last stays in the write-ahead log: {}", oneLine(String.valueOf(e.getMessage())));
        }
        db.close();
        free();
    }

    private void free() {
        writing.close();
        options.close();
        bloom.close();
        cache.close();
        if (volatileOnly) {
            env.close();
        }
    }
}
