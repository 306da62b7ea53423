package vn.eduhub.exchange.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.intake.Batch;

/// Fills batches up to the bounds of [Batch]. What is added together stays together. Where a batch ends depends on
/// the file alone: whether a line becomes a row or is decided here may turn on what the hub holds at the moment,
/// so both take the same room.
public final class BatchBuilder {

    /// Room for the JSON around the rows.
    private static final int BYTES_MAX = Batch.BYTES_MAX - 1024;

    /// Lines without rows of their own must not make an outcome document large: 2,000 lines are some 100 KB.
    private static final int LINES_MAX = 2_000;

    private final Phase.BatchSink sink;
    private final List<Object> rows = new ArrayList<>();
    private final List<WorkLine> lines = new ArrayList<>();
    private int entries;
    private int bytes;
    private int number;

    public BatchBuilder(Phase.BatchSink sink) {
        this.sink = sink;
    }

    /// @param rowBytes an upper bound of the row's JSON, see [#jsonBytes]; from the file alone
    public void add(Object row, int rowBytes, List<WorkLine> itsLines) throws IOException, InterruptedException {
        makeRoom(rowBytes);
        rows.add(row);
        lines.addAll(itsLines);
    }

    /// A line that needs no owner.
    public void add(WorkLine decided) throws IOException, InterruptedException {
        add(decided, 0);
    }

    /// A line that needs no owner this time.
    ///
    /// @param rowBytes those of the row that it would have been
    public void add(WorkLine decided, int rowBytes) throws IOException, InterruptedException {
        makeRoom(rowBytes);
        lines.add(decided);
    }

    private void makeRoom(int rowBytes) throws IOException, InterruptedException {
        boolean full = entries == Batch.ROWS_MAX || bytes + rowBytes > BYTES_MAX || lines.size() >= LINES_MAX;
        if (full && entries > 0) {
            flush();
        }
        entries++;
        bytes += rowBytes;
    }

    public void finish() throws IOException, InterruptedException {
        if (entries > 0) {
            flush();
        }
    }

    private void flush() throws IOException, InterruptedException {
        WorkBatch batch = new WorkBatch(number++, rows, lines);
        rows.clear();
        lines.clear();
        entries = 0;
        bytes = 0;
        sink.accept(batch);
    }

    /// An upper bound of the bytes of a JSON object with these values, names of 11 letters on average, and a number.
    public static int jsonBytes(@Nullable String... values) {
        int sum = 60;
        for (String value : values) {
            if (value != null) {
                sum += 17 + jsonBytes(value);
            }
        }
        return sum;
    }

    private static int jsonBytes(String value) {
        int sum = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20) {
                sum += 6;
            } else if (c < 0x80) {
                sum += c == '"' || c == '\\' ? 2 : 1;
            } else {
                sum += c < 0x800 ? 2 : 3;
            }
        }
        return sum;
    }
}
