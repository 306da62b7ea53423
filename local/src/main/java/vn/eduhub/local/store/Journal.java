package vn.eduhub.local.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Every change in the order it was made, in numbered files. A writer appends to memory and then waits;
/// whoever waits first writes what all have appended by then, so one write to the file serves many clients
/// (group commit).
///
/// A file is a row of frames: length of the body (4 bytes), its CRC-32C (4), body = kind (1), collection (4),
/// document or key. The first frame that is not whole ends a file: it was never acknowledged.
final class Journal implements AutoCloseable {
    static final byte PUT = 1;
    static final byte REMOVE = 2;
    private static final int FRAME_MAX = 64 * 1024 * 1024;
    private static final int BUFFER_KEPT_MAX = 4 * 1024 * 1024;

    private final Path folder;
    private final boolean force;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final CRC32C checksum = new CRC32C();
    private DocWriter pending = new DocWriter(64 * 1024);
    private DocWriter spare = new DocWriter(64 * 1024);
    private FileChannel channel;
    private long segment;
    private long appended;
    private long durable;
    private long segmentBytes;
    private boolean writing;
    private @Nullable IOException failure;

    /// Begins a new file.
    Journal(Path folder, long segment, boolean force) throws IOException {
        this.folder = folder;
        this.segment = segment;
        this.force = force;
        this.channel = open(segment);
    }

    private FileChannel open(long number) throws IOException {
        return FileChannel.open(file(folder, number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static Path file(Path folder, long number) {
        return folder.resolve(String.format("journal-%012d", number));
    }

    void append(byte kind, int collection, byte[] content) {
        lock.lock();
        try {
            DocWriter out = pending;
            int frame = out.size();
            out.skip(13).raw(content, 0, content.length);
            int length = content.length + 5;
            byte[] buffer = out.buffer();
            buffer[frame + 8] = kind;
            Value.putInt(buffer, frame + 9, collection);
            checksum.reset();
            checksum.update(buffer, frame + 8, length);
            Value.putInt(buffer, frame, length);
            Value.putInt(buffer, frame + 4, (int) checksum.getValue());
            appended++;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when everything appended before is in the file.
    void await() {
        lock.lock();
        try {
            long wanted = appended;
            while (durable < wanted) {
                refuseAfterFailure();
                if (writing) {
                    written.awaitUninterruptibly();
                } else {
                    write();
                }
            }
            refuseAfterFailure();
        } finally {
            lock.unlock();
        }
    }

    private void refuseAfterFailure() {
        if (failure != null) {
            throw new StoreException(
                    8000, "JournalFailed", "the journal cannot be written: no write is taken any more");
        }
    }

    /// Called with the lock, which it gives up while it writes.
    private void write() {
        DocWriter batch = pending;
        pending = spare;
        spare = batch;
        long upTo = appended;
        writing = true;
        IOException failed = null;
        lock.unlock();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(batch.buffer(), 0, batch.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            failed = e;
        } finally {
            lock.lock();
        }
        writing = false;
        segmentBytes += batch.size();
        if (batch.buffer().length > BUFFER_KEPT_MAX) {
            spare = new DocWriter(64 * 1024);
        } else {
            batch.clear();
        }
        if (failed == null) {
            durable = upTo;
        } else {
            failure = failed;
        }
        written.signalAll();
    }

    /// Begins a new file; nothing may be appended meanwhile.
    ///
    /// @return the number of the new file
    long rotate() {
        await();
        lock.lock();
        try {
            while (writing) {
                written.awaitUninterruptibly();
            }
            channel.close();
            segment++;
            channel = open(segment);
            segmentBytes = 0;
            return segment;
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /// Bytes written since the last [#rotate].
    long size() {
        lock.lock();
        try {
            return segmentBytes;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        await();
        channel.close();
    }

    /// Takes the changes of the files from `first` on.
    @FunctionalInterface
    interface Replayer {
        void replay(byte kind, int collection, byte[] content);
    }

    /// @return the number for the next file
    static long replay(Path folder, long first, Replayer replayer) throws IOException {
        long next = first;
        for (long number : segments(folder)) {
            if (number >= first) {
                replayFile(file(folder, number), replayer);
                next = number + 1;
            }
        }
        return next;
    }

    private static void replayFile(Path file, Replayer replayer) throws IOException {
        CRC32C checksum = new CRC32C();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                int length = Integer.reverseBytes(in.readInt());
                int expected = Integer.reverseBytes(in.readInt());
                if (length < 5 || length > FRAME_MAX) {
                    return;
                }
                byte[] body = in.readNBytes(length);
                checksum.reset();
                checksum.update(body);
                if (body.length < length || (int) checksum.getValue() != expected) {
                    return;
                }
                replayer.replay(body[0], Value.intAt(body, 1), java.util.Arrays.copyOfRange(body, 5, length));
            }
        } catch (EOFException _) {
            // The end of the file, or of what was written of its last frame.
        }
    }

    static void deleteBefore(Path folder, long first) throws IOException {
        for (long number : segments(folder)) {
            if (number < first) {
                Files.deleteIfExists(file(folder, number));
            }
        }
    }

    private static List<Long> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("journal-"))
                    .map(name -> Long.parseLong(name.substring("journal-".length())))
                    .sorted()
                    .toList();
        }
    }
}
