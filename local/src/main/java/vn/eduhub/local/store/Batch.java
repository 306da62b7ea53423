package vn.eduhub.local.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Changes that happen together or not at all. It holds native memory until it is closed.
final class Batch implements AutoCloseable {
    private final WriteBatch content = new WriteBatch();

    Batch put(KeySpace space, byte[] key, byte[] value) {
        try {
            content.put(space.key(key), value);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    Batch remove(KeySpace space, byte[] key) {
        try {
            content.delete(space.key(key));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /// Everything in the key spaces from one id to another, with it.
    Batch clear(int first, int last) {
        try {
            content.deleteRange(KeySpace.prefix(first), KeySpace.prefix(last + 1));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    WriteBatch content() {
        return content;
    }

    @Override
    public void close() {
        content.close();
    }
}
