package vn.eduhub.exchange.work;

/// The number of a row in its job: file in the upper bits, line in the lower 40. Below 2^53, so that every JSON reader
/// keeps it.
public final class RowNumber {

    private static final int LINE_BITS = 40;
    private static final long WITHOUT_LINE = 1L << 50;

    private RowNumber() {}

    public static long of(int file, long line) {
        return ((long) file << LINE_BITS) | line;
    }

    /// For a record that no line of its own stands for, named after the first line that belongs to it.
    public static long withoutLine(long firstRow) {
        return firstRow | WITHOUT_LINE;
    }
}
