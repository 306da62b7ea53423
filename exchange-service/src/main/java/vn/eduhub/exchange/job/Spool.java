package vn.eduhub.exchange.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubException;

/// The folder for uploads: `incoming/…` while they are taken, then `<job>/upload` until the job ends, beside
/// it a folder for each run of the job.
final class Spool {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String UPLOAD = "upload";

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// Takes bytes as they come in.
    interface Check {

        void accept(byte[] bytes, int length);
    }

    /// Writes a body to the disk. What is refused, by the check or by the disk, is read to its end, so that the
    /// sender sees the answer; what is too large is not.
    ///
    /// @param check sees all bytes; may refuse them
    /// @return the bytes written
    long write(InputStream body, Path target, long bytesMax, Check check) throws BodyBrokenException {
        long length = 0;
        HubException refusal = null;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = create(target)) {
            for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
                length += count;
                if (length > bytesMax) {
                    throw new HubException(ExchangeError.UPLOAD_TOO_LARGE, Long.toString(bytesMax));
                }
                if (refusal == null) {
                    refusal = taken(buffer, count, out, check);
                }
            }
        } catch (BodyBrokenException e) {
            throw e;
        } catch (IOException e) {
            throw full(e);
        }
        if (refusal != null) {
            throw refusal;
        }
        return length;
    }

    private static OutputStream create(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        return Files.newOutputStream(target);
    }

    /// Whatever the disk says, the sender can only come again later.
    private static HubException full(IOException cause) {
        LOG.error("the spool takes nothing: {}", cause.toString());
        return new HubException(ExchangeError.SPOOL_FULL);
    }

    private static int read(InputStream body, byte[] buffer) throws BodyBrokenException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new BodyBrokenException(e);
        }
    }

    /// The sender went away in the middle.
    static final class BodyBrokenException extends IOException {

        BodyBrokenException(IOException cause) {
            super("the body broke off", cause);
        }
    }

    private static @Nullable HubException taken(byte[] buffer, int count, OutputStream out, Check check) {
        try {
            check.accept(buffer, count);
            out.write(buffer, 0, count);
            return null;
        } catch (HubException e) {
            return e;
        } catch (IOException e) {
            return full(e);
        }
    }

    Path incoming(RecordId id) {
        return folder.resolve("incoming").resolve(id.value());
    }

    void keep(Path incoming, RecordId job) {
        Path target = upload(job);
        try {
            Files.createDirectories(target.getParent());
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw full(e);
        }
    }

    Path upload(RecordId job) {
        return folder.resolve(job.value()).resolve(UPLOAD);
    }

    boolean has(RecordId job) {
        return Files.isRegularFile(upload(job));
    }

    /// A new folder for a run of the job.
    Path run(RecordId job, RecordId run) throws IOException {
        return Files.createDirectories(folder.resolve(job.value()).resolve("run-" + run));
    }

    /// Deletes the upload and all that was made of it.
    void delete(RecordId job) throws IOException {
        deleteTree(folder.resolve(job.value()));
    }

    static void deleteTree(Path top) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(top)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    boolean isOlderThan(RecordId job, Instant time) {
        try {
            return Files.getLastModifiedTime(upload(job)).toInstant().isBefore(time);
        } catch (IOException e) {
            return false;
        }
    }

    /// Ids of the jobs that have a folder.
    List<RecordId> jobs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("incoming") && RecordId.isWellFormed(name))
                    .map(RecordId::new)
                    .toList();
        }
    }
}
