package vn.eduhub.local.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Key bytes that can be compared, hashed and kept in a set.
final class Key implements Comparable<Key> {
    private final byte[] bytes;

    Key(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    Key followedBy(Key end) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + end.bytes.length);
        System.arraycopy(end.bytes, 0, both, bytes.length, end.bytes.length);
        return new Key(both);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The length only: a key holds what the document holds.
    @Override
    public String toString() {
        return "key of " + bytes.length + " bytes";
    }
}
