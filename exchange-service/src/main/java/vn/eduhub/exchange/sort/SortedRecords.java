package vn.eduhub.exchange.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Records in the order of their keys, read once; the bytes are valid until the next [#next].
public final class SortedRecords implements Closeable {

    private final List<? extends RecordSource> sources;
    private final PriorityQueue<Head> heads;
    private @Nullable Head current;

    /// A source that stands on a record; the order breaks ties, so that equal keys keep the order they came in.
    private record Head(RecordSource source, int order) implements Comparable<Head> {

        @Override
        public int compareTo(Head other) {
            RecordSource a = source;
            RecordSource b = other.source;
            int byKey = Arrays.compareUnsigned(
                    a.bytes(),
                    a.offset(),
                    a.offset() + a.keyLength(),
                    b.bytes(),
                    b.offset(),
                    b.offset() + b.keyLength());
            return byKey != 0 ? byKey : Integer.compare(order, other.order);
        }
    }

    SortedRecords(List<? extends RecordSource> sources) throws IOException {
        this.sources = sources;
        this.heads = new PriorityQueue<>(Math.max(1, sources.size()));
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).advance()) {
                heads.add(new Head(sources.get(i), i));
            }
        }
    }

    /// Reads a file of a [RunWriter].
    public static SortedRecords open(Path run) throws IOException {
        return of(List.of(run));
    }

    static SortedRecords of(List<Path> runs) throws IOException {
        List<RunSource> sources = new ArrayList<>();
        for (Path run : runs) {
            sources.add(new RunSource(run));
        }
        return new SortedRecords(sources);
    }

    public boolean next() throws IOException {
        if (current != null && current.source().advance()) {
            heads.add(current);
        }
        current = heads.poll();
        return current != null;
    }

    private RecordSource source() {
        if (current == null) {
            throw new IllegalStateException("no record");
        }
        return current.source();
    }

    public byte[] bytes() {
        return source().bytes();
    }

    public int offset() {
        return source().offset();
    }

    public int keyLength() {
        return source().keyLength();
    }

    /// Of key and the rest.
    public int length() {
        return source().length();
    }

    @Override
    public void close() throws IOException {
        for (RecordSource source : sources) {
            source.close();
        }
    }
}
