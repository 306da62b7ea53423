package vn.eduhub.exchange.sort;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A sorted run on disk.
final class RunSource implements RecordSource {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final DataInputStream in;
    private byte[] bytes = new byte[512];
    private int keyLength;
    private int length;

    RunSource(Path run) throws IOException {
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run), BUFFER_BYTES));
    }

    @Override
    public boolean advance() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        keyLength = in.readInt();
        length = in.readInt();
        if (length > bytes.length) {
            bytes = new byte[Math.max(length, bytes.length * 2)];
        }
        in.readFully(bytes, 0, length);
        return true;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int keyLength() {
        return keyLength;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
