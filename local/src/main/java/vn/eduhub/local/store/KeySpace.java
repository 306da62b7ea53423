package vn.eduhub.local.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entries of one collection or index: those whose keys begin with its id (4 bytes).
final class KeySpace {
    private final Engine engine;
    private final int id;
    private final byte[] prefix;

    KeySpace(Engine engine, int id) {
        this.engine = engine;
        this.id = id;
        this.prefix = prefix(id);
    }

    static byte[] prefix(int id) {
        return ByteBuffer.allocate(4).putInt(id).array();
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    int id() {
        return id;
    }

    byte[] key(byte[] key) {
        return join(prefix, key);
    }

    byte @Nullable [] get(byte[] key) {
        return engine.get(key(key));
    }

    /// In the order of the keys; null for those that are not there.
    List<byte @Nullable []> get(List<byte[]> keys) {
        return keys.size() == 1
                ? Collections.singletonList(get(keys.getFirst()))
                : engine.get(keys.stream().map(this::key).toList());
    }

    boolean contains(byte[] key) {
        return get(key) != null;
    }

    /// All of them as they are now, not yet at any.
    Entries entries() {
        return engine.entries(prefix, prefix(id + 1));
    }

    /// How many entries the range has, counted no further than `most`.
    long count(KeyRange range, long most) {
        long count = 0;
        try (Entries entries = engine.entries(prefix, key(range.to()))) {
            entries.seek(range.from());
            while (count < most && entries.isAtEntry()) {
                count++;
                entries.next();
            }
        }
        return count;
    }

    long count() {
        return count(KeyRange.all(), Long.MAX_VALUE);
    }
}
