package vn.eduhub.exchange.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The lines of a file that [CsvCheck] has passed, one after the other, without blank ones.
public final class Lines implements Closeable {

    private final CloseableIterator<CsvRecord> records;
    private final Header header;
    private @Nullable Line next;

    /// @param bytes of the file from its beginning; closed with this
    public Lines(InputStream bytes, Header header) throws IOException {
        this.header = header;
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(false)
                .maxBufferSize(CsvCheck.LINE_BYTES_MAX * 4)
                .ofCsvRecord(withoutMark(bytes), StandardCharsets.UTF_8);
        records = reader.iterator();
        next = read();
        if (next != null) {
            next = read();
        }
    }

    private static InputStream withoutMark(InputStream bytes) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(bytes, 3);
        byte[] first = stream.readNBytes(3);
        boolean mark = first.length == 3
                && (first[0] & 0xff) == 0xef
                && (first[1] & 0xff) == 0xbb
                && (first[2] & 0xff) == 0xbf;
        if (!mark) {
            stream.unread(first);
        }
        return stream;
    }

    public boolean hasNext() {
        return next != null;
    }

    public Line next() {
        if (next == null) {
            throw new NoSuchElementException("after the last line");
        }
        Line line = next;
        next = read();
        return line;
    }

    private @Nullable Line read() {
        while (records.hasNext()) {
            CsvRecord fields = records.next();
            // As CsvCheck counts: a record of one empty field, quoted or not, is a blank line.
            if (fields.getFieldCount() > 1 || !fields.getField(0).isEmpty()) {
                return new Line(fields.getStartingLineNumber(), header, fields);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
