package vn.eduhub.local.store;

import java.util.Arrays;

/// Keys from `from` (with it) up to `to` (without it).
final class KeyRange {
    private final byte[] from;
    private final byte[] to;
    private final boolean point;

    private KeyRange(byte[] from, byte[] to, boolean point) {
        this.from = from;
        this.to = to;
        this.point = point;
    }

    static KeyRange between(byte[] from, byte[] to) {
        return new KeyRange(from, to, false);
    }

    /// Everything that begins with these bytes.
    static KeyRange startingWith(byte[] prefix) {
        return new KeyRange(prefix, behind(prefix), false);
    }

    /// Exactly this key, which is the whole key of one entry at most.
    static KeyRange point(byte[] key) {
        return new KeyRange(key, behind(key), true);
    }

    static KeyRange all() {
        return new KeyRange(new byte[0], new byte[] {KeyWriter.BEHIND}, false);
    }

    /// Greater than every key that begins with the prefix.
    static byte[] behind(byte[] prefix) {
        byte[] behind = Arrays.copyOf(prefix, prefix.length + 1);
        behind[prefix.length] = KeyWriter.BEHIND;
        return behind;
    }

    byte[] from() {
        return from;
    }

    byte[] to() {
        return to;
    }

    boolean isPoint() {
        return point;
    }

    boolean isBefore(byte[] key) {
        return Arrays.compareUnsigned(key, to) >= 0;
    }

    boolean isBehind(byte[] key) {
        return Arrays.compareUnsigned(key, from) < 0;
    }
}
