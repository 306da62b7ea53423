package vn.eduhub.reporting.counts;

import java.util.Arrays;

/// Sums by a number that is not negative: a map without objects, because a country has three million cells.
final class CellSums {

    private static final long FREE = -1;

    private long[] keys = filled(1 << 10);
    private long[] sums = new long[1 << 10];
    private int size;

    void add(long key, long more) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        sums[slot] += more;
    }

    int size() {
        return size;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                visitor.visit(keys[i], sums[i]);
            }
        }
    }

    /// Takes one key and its sum.
    interface Visitor {
        void visit(long key, long sum);
    }

    /// Where the key is, or where it would go: Fibonacci hashing, then the next free one.
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSums = sums;
        keys = filled(oldKeys.length * 2);
        sums = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                sums[slot] = oldSums[i];
            }
        }
    }

    private static long[] filled(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
