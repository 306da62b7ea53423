package vn.eduhub.reporting.cube;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// All state stores of the process share one bound on memory outside the heap: as RocksDB comes, each of the eighteen
/// would take up to 98 MB of its own.
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long MEMORY_MAX = 96 * MEGABYTE;
    private static final long UNWRITTEN_MAX = 48 * MEGABYTE;
    private static final long UNWRITTEN_PER_STORE = 8 * MEGABYTE;
    private static final long BLOCK = 16 * 1024L;

    /// Made by Streams through its class name, so what is shared has to be static.
    private static final Cache CACHE;

    private static final WriteBufferManager UNWRITTEN;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(MEMORY_MAX);
        UNWRITTEN = new WriteBufferManager(UNWRITTEN_MAX, CACHE);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setBlockSize(BLOCK);
        // Most reads of a first load are for records that are not there: the filter answers without a block read.
        table.setFilterPolicy(new BloomFilter(10, false));
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(UNWRITTEN);
        options.setWriteBufferSize(UNWRITTEN_PER_STORE);
        options.setMaxWriteBufferNumber(3);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers outlive the store: the others still use them.
    }
}
