package vn.eduhub.exchange.work;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.intake.Outcome;

/// Which line of the package holds which id, and what became of it: a hash table in a mapped file, so that
/// the heap does not grow with the package. Ids are held as 128-bit hashes; among 100 million ids two are
/// mistaken for one another with a chance of 1 in 10^22.
///
/// A slot has 40 bytes: hash (16), line (8, 0 = free), parent's slot + 1 (8), state (4), value (4).
public final class LineIndex implements Closeable {

    private static final int SLOT_BYTES = 40;
    private static final long LINE = 16;
    private static final long PARENT = 24;
    private static final long STATE = 32;
    private static final long VALUE = 36;

    private static final long PRIME_1 = 0x9e3779b97f4a7c15L;
    private static final long PRIME_2 = 0xc2b2ae3d27d4eb4fL;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment slots;
    private final long mask;

    /// @param file made anew
    /// @param idsMax how many ids at most will be put in
    public LineIndex(Path file, long idsMax) throws IOException {
        long capacity = Math.max(64, Long.highestOneBit(Math.max(1, idsMax)) * 4);
        mask = capacity - 1;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            slots = channel.map(FileChannel.MapMode.READ_WRITE, 0, capacity * SLOT_BYTES, arena);
        }
    }

    /// Enters an id, unless it is there.
    ///
    /// @return the line that has it: `line` itself, or the one that came first
    public synchronized long put(int file, String id, long line) {
        long slot = slot(file, id);
        long held = slots.get(ValueLayout.JAVA_LONG_UNALIGNED, slot + LINE);
        if (held != 0) {
            return held;
        }
        slots.set(ValueLayout.JAVA_LONG_UNALIGNED, slot, first(file, id));
        slots.set(ValueLayout.JAVA_LONG_UNALIGNED, slot + 8, second(file, id));
        slots.set(ValueLayout.JAVA_LONG_UNALIGNED, slot + LINE, line);
        return line;
    }

    /// The line of an id, 0 when it is not in the package.
    public synchronized long line(int file, String id) {
        return slots.get(ValueLayout.JAVA_LONG_UNALIGNED, slot(file, id) + LINE);
    }

    @SuppressWarnings("EnumOrdinal") // the file does not outlive the process
    public synchronized void settle(int file, String id, Outcome outcome) {
        slots.set(ValueLayout.JAVA_INT_UNALIGNED, slot(file, id) + STATE, outcome.ordinal() + 1);
    }

    /// What became of a line; null while nothing has.
    @SuppressWarnings("EnumOrdinal")
    public synchronized @Nullable Outcome outcome(int file, String id) {
        int state = slots.get(ValueLayout.JAVA_INT_UNALIGNED, slot(file, id) + STATE);
        return state == 0 ? null : Outcome.values()[state - 1];
    }

    public synchronized void value(int file, String id, int value) {
        slots.set(ValueLayout.JAVA_INT_UNALIGNED, slot(file, id) + VALUE, value);
    }

    /// What was kept with an id, 0 for nothing.
    public synchronized int value(int file, String id) {
        return slots.get(ValueLayout.JAVA_INT_UNALIGNED, slot(file, id) + VALUE);
    }

    public synchronized void parent(int file, String id, String parent) {
        slots.set(ValueLayout.JAVA_LONG_UNALIGNED, slot(file, id) + PARENT, slot(file, parent) + 1);
    }

    /// How many lines of the package stand above this one, at most `max` (also for a circle).
    public synchronized int depth(int file, String id, int max) {
        long slot = slot(file, id);
        for (int depth = 0; depth < max; depth++) {
            long parent = slots.get(ValueLayout.JAVA_LONG_UNALIGNED, slot + PARENT);
            if (parent == 0 || slots.get(ValueLayout.JAVA_LONG_UNALIGNED, parent - 1 + LINE) == 0) {
                return depth;
            }
            slot = parent - 1;
        }
        return max;
    }

    /// Where the id is, or the free slot where it belongs.
    private long slot(int file, String id) {
        long first = first(file, id);
        long second = second(file, id);
        for (long i = first & mask; ; i = (i + 1) & mask) {
            long at = i * SLOT_BYTES;
            if (slots.get(ValueLayout.JAVA_LONG_UNALIGNED, at + LINE) == 0
                    || (slots.get(ValueLayout.JAVA_LONG_UNALIGNED, at) == first
                            && slots.get(ValueLayout.JAVA_LONG_UNALIGNED, at + 8) == second)) {
                return at;
            }
        }
    }

    private static long first(int file, String id) {
        return hash(file, id, PRIME_1);
    }

    private static long second(int file, String id) {
        return hash(~file, id, PRIME_2);
    }

    private static long hash(int seed, String id, long prime) {
        long hash = seed * PRIME_2 + id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * prime;
            hash ^= hash >>> 29;
        }
        hash *= PRIME_1;
        hash ^= hash >>> 32;
        hash *= PRIME_2;
        return hash ^ (hash >>> 29);
    }

    @Override
    public void close() {
        arena.close();
    }
}
