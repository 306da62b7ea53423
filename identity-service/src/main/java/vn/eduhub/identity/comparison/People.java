package vn.eduhub.identity.comparison;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// People in memory with their keys: who of them may be somebody, and who are there twice. This is what a
/// sweep and a measurement run over; the service has the same keys in its store.
///
/// One thread adds; any number look once nobody adds any more.
public final class People {

    /// Of those who share a key no more are looked at, the newest first.
    public static final int SHARERS_MAX = 1_000;

    private static final int LOAD = 2;
    private static final int ROWS_AT_ONCE = 4_096;

    private final Rules rules;
    private final int width;
    private final int keyCount;
    private long[] table;
    private long[] keys;

    /// The entry behind each with the same place in `heads`, plus 1; entry = person × keys + key.
    private int[] next;

    private int[] heads;
    private int size;

    public People(Rules rules, int expected) {
        this.rules = rules;
        this.width = rules.cells();
        this.keyCount = rules.keyCount();
        int room = Math.max(16, expected);
        table = new long[room * width];
        keys = new long[room * keyCount];
        next = new int[room * keyCount];
        heads = new int[Integer.highestOneBit(Math.max(16, room * keyCount / LOAD)) * 2];
    }

    public int size() {
        return size;
    }

    /// @return the person's place, from 0 on
    public int add(Description person) {
        return add(person.cells());
    }

    int add(long[] row) {
        if ((size + 1) * width > table.length) {
            int room = size + size / 2 + 1;
            table = Arrays.copyOf(table, room * width);
            keys = Arrays.copyOf(keys, room * keyCount);
            next = Arrays.copyOf(next, room * keyCount);
        }
        System.arraycopy(row, 0, table, size * width, width);
        int first = size * keyCount;
        rules.keys(row, 0, keys, first);
        for (int entry = first; entry < first + keyCount; entry++) {
            if (keys[entry] != 0) {
                int head = head(keys[entry]);
                next[entry] = heads[head];
                heads[head] = entry + 1;
            }
        }
        return size++;
    }

    public Description get(int person) {
        return new Description(Arrays.copyOfRange(table, person * width, (person + 1) * width));
    }

    private int head(long key) {
        return (int) (key >>> 32) & (heads.length - 1);
    }

    /// Writes what is compared, and nothing else, as a file of fixed rows in the machine's order of bytes.
    public void save(Path file) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocate(ROWS_AT_ONCE * width * Long.BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int from = 0; from < size * width; from += ROWS_AT_ONCE * width) {
                int cells = Math.min(ROWS_AT_ONCE * width, size * width - from);
                buffer.clear();
                buffer.asLongBuffer().put(table, from, cells);
                buffer.limit(cells * Long.BYTES);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }
    }

    /// @param file that was saved under these rules
    public static People load(Rules rules, Path file) throws IOException {
        int rowBytes = rules.cells() * Long.BYTES;
        People people = new People(rules, (int) (Files.size(file) / rowBytes));
        ByteBuffer buffer = ByteBuffer.allocate(ROWS_AT_ONCE * rowBytes).order(ByteOrder.nativeOrder());
        long[] row = new long[rules.cells()];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) > 0) {
                while (buffer.position() % rowBytes != 0 && channel.read(buffer) > 0) {}
                LongBuffer cells = buffer.flip().asLongBuffer();
                while (cells.remaining() >= row.length) {
                    cells.get(row);
                    people.add(row);
                }
            }
        }
        return people;
    }

    /// The best of all whom the described may be.
    public Found find(Description described) {
        long[] wanted = rules.keys(described);
        Finding finding = new Finding(described.cells());
        candidates(wanted, 0, size, finding);
        return finding.found();
    }

    /// @param person place of the best one, -1 if nobody shares a key
    /// @param compared how many were compared
    public record Found(Rules.Standing standing, int person, double score, int compared) {}

    private final class Finding implements IntConsumer {

        private final long[] row;
        private int best = -1;
        private double score = Double.NEGATIVE_INFINITY;
        private double second = Double.NEGATIVE_INFINITY;
        private int compared;

        Finding(long[] row) {
            this.row = row;
        }

        @Override
        public void accept(int person) {
            double now = rules.score(row, 0, table, person * width);
            compared++;
            if (now > score) {
                second = score;
                score = now;
                best = person;
            } else if (now > second) {
                second = now;
            }
        }

        Found found() {
            return new Found(rules.standing(score, second), best, score, compared);
        }
    }

    /// Each pair of people who score at least this, once: the second was added before the first.
    public void pairs(int person, double scoreMin, PairConsumer consumer) {
        candidates(keys, person * keyCount, person, other -> {
            double score = rules.score(table, person * width, table, other * width);
            if (score >= scoreMin) {
                consumer.accept(person, other, score);
            }
        });
    }

    /// Told of two people who may be one.
    public interface PairConsumer {

        void accept(int person, int other, double score);
    }

    /// Everyone below a place who shares one of the keys, once each.
    private void candidates(long[] wanted, int from, int below, IntConsumer consumer) {
        for (int k = 0; k < keyCount; k++) {
            long key = wanted[from + k];
            if (key == 0) {
                continue;
            }
            int looked = 0;
            for (int entry = heads[head(key)]; entry != 0 && looked < SHARERS_MAX; entry = next[entry - 1]) {
                int person = (entry - 1) / keyCount;
                if (keys[entry - 1] == key && person < below) {
                    looked++;
                    if (!isShared(wanted, from, person * keyCount, k)) {
                        consumer.accept(person);
                    }
                }
            }
        }
    }

    /// Whether one of the first keys is shared too, so that the two have met.
    private boolean isShared(long[] wanted, int from, int at, int count) {
        for (int k = 0; k < count; k++) {
            if (wanted[from + k] != 0 && wanted[from + k] == keys[at + k]) {
                return true;
            }
        }
        return false;
    }

    Rules rules() {
        return rules;
    }

    double score(int person, int other) {
        return rules.score(table, person * width, table, other * width);
    }

    /// How two of them compare, without the limits: for estimating.
    void compare(int person, int other, int[] outcomes) {
        for (int i = 0; i < outcomes.length; i++) {
            Field field = rules.fields().get(i);
            outcomes[i] =
                    field.comparer().compare(table, person * width + field.at(), table, other * width + field.at());
        }
    }
}
