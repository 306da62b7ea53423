package vn.eduhub.exchange.sort;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sorts records of bytes by their key, a prefix of the record; records with the same key keep the order they
/// came in. Memory is one chunk, whatever the number of records: full chunks go to files in the folder, which
/// are merged when read. Not thread-safe.
///
/// Hot: every line about a person passes through here once (see README, speed), so the bytes lie in one array and only
/// their places are sorted.
public final class ExternalSort implements Closeable {

    public static final int CHUNK_BYTES = 32 * 1024 * 1024;

    /// Files read at once; each has a buffer of 64 KB.
    private static final int FAN_IN = 64;

    /// Before each record in the chunk: length of the key, length of the record.
    private static final int HEAD = 8;

    private final Path folder;
    private final String name;
    private final byte[] chunk;
    private final List<Path> runs = new ArrayList<>();
    private int used;
    private int[] places = new int[1024];
    private int count;
    private int written;

    /// @param folder for the files, which are named after `name` and deleted by [#close]
    public ExternalSort(Path folder, String name, int chunkBytes) {
        this.folder = folder;
        this.name = name;
        this.chunk = new byte[chunkBytes];
    }

    /// @param keyLength of the record's first bytes, compared as unsigned
    public void add(byte[] record, int keyLength, int length) throws IOException {
        if (length + HEAD > chunk.length) {
            throw new IllegalArgumentException("a record larger than a chunk");
        }
        if (used + HEAD + length > chunk.length) {
            spill();
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = used;
        putInt(used, keyLength);
        putInt(used + 4, length);
        System.arraycopy(record, 0, chunk, used + HEAD, length);
        used += HEAD + length;
    }

    /// Ends the adding. The answer reads the records in order, once.
    public SortedRecords sorted() throws IOException {
        if (runs.isEmpty()) {
            sortPlaces();
            return new SortedRecords(List.of(new ChunkSource()));
        }
        spill();
        while (runs.size() > FAN_IN) {
            // The oldest runs first and back to the front, so that equal keys keep their order.
            List<Path> first = new ArrayList<>(runs.subList(0, FAN_IN));
            Path merged = nextRun();
            merge(first, merged);
            runs.subList(0, FAN_IN).clear();
            runs.addFirst(merged);
        }
        return SortedRecords.of(runs);
    }

    private static void merge(List<Path> runs, Path target) throws IOException {
        try (SortedRecords records = SortedRecords.of(runs);
                RunWriter out = new RunWriter(target)) {
            while (records.next()) {
                out.add(records.bytes(), records.offset(), records.keyLength(), records.length());
            }
        }
        for (Path run : runs) {
            Files.delete(run);
        }
    }

    private Path nextRun() {
        return folder.resolve(name + "-" + written++ + ".run");
    }

    private void spill() throws IOException {
        if (count == 0) {
            return;
        }
        sortPlaces();
        Path run = nextRun();
        runs.add(run);
        try (BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(run), 256 * 1024)) {
            for (int i = 0; i < count; i++) {
                out.write(chunk, places[i], HEAD + getInt(places[i] + 4));
            }
        }
        count = 0;
        used = 0;
    }

    /// Merge sort from the bottom up: stable, and no boxes.
    private void sortPlaces() {
        int[] from = places;
        int[] to = new int[from.length];
        for (int width = 1; width < count; width *= 2) {
            for (int left = 0; left < count; left += 2 * width) {
                merge(from, to, left, Math.min(left + width, count), Math.min(left + 2 * width, count));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        places = from;
    }

    private void merge(int[] from, int[] to, int left, int middle, int right) {
        if (middle == right || compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, left, to, left, right - left);
            return;
        }
        int a = left;
        int b = middle;
        for (int i = left; i < right; i++) {
            boolean takeLeft = b >= right || (a < middle && compare(from[a], from[b]) <= 0);
            to[i] = takeLeft ? from[a++] : from[b++];
        }
    }

    private int compare(int a, int b) {
        return Arrays.compareUnsigned(chunk, a + HEAD, a + HEAD + getInt(a), chunk, b + HEAD, b + HEAD + getInt(b));
    }

    private int getInt(int at) {
        return ((chunk[at] & 0xff) << 24)
                | ((chunk[at + 1] & 0xff) << 16)
                | ((chunk[at + 2] & 0xff) << 8)
                | (chunk[at + 3] & 0xff);
    }

    private void putInt(int at, int value) {
        chunk[at] = (byte) (value >>> 24);
        chunk[at + 1] = (byte) (value >>> 16);
        chunk[at + 2] = (byte) (value >>> 8);
        chunk[at + 3] = (byte) value;
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        runs.clear();
    }

    private final class ChunkSource implements RecordSource {

        private int next;
        private int place;

        @Override
        public boolean advance() {
            if (next == count) {
                return false;
            }
            place = places[next++];
            return true;
        }

        @Override
        public byte[] bytes() {
            return chunk;
        }

        @Override
        public int offset() {
            return place + HEAD;
        }

        @Override
        public int keyLength() {
            return getInt(place);
        }

        @Override
        public int length() {
            return getInt(place + 4);
        }

        @Override
        public void close() {
            // The chunk goes with its sort.
        }
    }
}
