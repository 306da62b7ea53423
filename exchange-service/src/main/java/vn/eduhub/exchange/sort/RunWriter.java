package vn.eduhub.exchange.sort;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes records, in order already, to a file that [SortedRecords#open] reads.
public final class RunWriter implements Closeable {

    private final DataOutputStream out;

    public RunWriter(Path file) throws IOException {
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024));
    }

    public void add(byte[] record, int keyLength) throws IOException {
        add(record, 0, keyLength, record.length);
    }

    void add(byte[] bytes, int offset, int keyLength, int length) throws IOException {
        out.writeInt(keyLength);
        out.writeInt(length);
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
