package vn.eduhub.local.store;

import java.util.Arrays;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// A walk through entries as they were when it began, in either direction. It holds native memory until it is closed.
final class Entries implements AutoCloseable {
    private final RocksIterator iterator;
    private final byte[] prefix;
    private final Runnable each;
    private final Runnable end;

    /// @param prefix of every key, not told to the reader
    /// @param each called before each step; what it throws ends the walk
    /// @param end of what the iterator needs, called once it is gone
    Entries(RocksIterator iterator, byte[] prefix, Runnable each, Runnable end) {
        this.iterator = iterator;
        this.prefix = prefix;
        this.each = each;
        this.end = end;
    }

    /// Goes to the first entry from this key on.
    void seek(byte[] key) {
        iterator.seek(KeySpace.join(prefix, key));
    }

    /// Goes to the last entry that is not behind this key.
    void seekBackward(byte[] key) {
        iterator.seekForPrev(KeySpace.join(prefix, key));
    }

    /// False at the end.
    boolean isAtEntry() {
        if (iterator.isValid()) {
            return true;
        }
        try {
            iterator.status();
            return false;
        } catch (RocksDBException e) {
            throw Engine.unreadable(e);
        }
    }

    void next() {
        each.run();
        iterator.next();
    }

    void previous() {
        each.run();
        iterator.prev();
    }

    /// Without the prefix.
    byte[] key() {
        byte[] key = iterator.key();
        return Arrays.copyOfRange(key, prefix.length, key.length);
    }

    byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        iterator.close();
        end.run();
    }
}
