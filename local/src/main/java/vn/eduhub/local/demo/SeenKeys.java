package vn.eduhub.local.demo;

/// A set of 64-bit keys, open addressing, at most three quarters full: 16 MB for a million people, where a
/// set of boxed numbers takes some 60. Two people whose keys meet by accident are drawn again, which harms
/// nobody.
final class SeenKeys {

    private static final long FREE = 0;

    private long[] slots = new long[1024];
    private int size;
    private boolean freeKeySeen;

    /// Whether the key is new.
    boolean add(long key) {
        if (key == FREE) {
            boolean isNew = !freeKeySeen;
            freeKeySeen = true;
            return isNew;
        }
        if (!put(slots, key)) {
            return false;
        }
        size++;
        if (size * 4L > slots.length * 3L) {
            grow();
        }
        return true;
    }

    private static boolean put(long[] slots, long key) {
        int mask = slots.length - 1;
        int at = (int) mix(key) & mask;
        while (slots[at] != FREE) {
            if (slots[at] == key) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = key;
        return true;
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        for (long key : slots) {
            if (key != FREE) {
                put(wider, key);
            }
        }
        slots = wider;
    }

    /// The finaliser of SplitMix64: spreads neighbouring keys over the table.
    static long mix(long key) {
        long mixed = (key ^ key >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
