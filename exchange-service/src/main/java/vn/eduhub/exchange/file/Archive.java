package vn.eduhub.exchange.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubException;

/// A zip from outside. Its directory is believed in nothing: lengths, CRC and ratio are counted while
/// reading, nothing is ever unpacked to a path, files in folders and archives in the archive are not opened.
public final class Archive implements Closeable {

    private static final byte[] LOCAL_FILE = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final long packedBytes;
    private final Limits limits;
    private long unpackedBytes;

    private Archive(ZipFile zip, Map<String, ZipEntry> entries, long packedBytes, Limits limits) {
        this.zip = zip;
        this.entries = entries;
        this.packedBytes = packedBytes;
        this.limits = limits;
    }

    public static Archive open(Path path, Limits limits) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(path)) {
            first = in.readNBytes(4);
        }
        boolean begins = Arrays.equals(first, LOCAL_FILE);
        if (!begins && !Arrays.equals(first, END)) {
            throw new HubException(ExchangeError.NOT_A_ZIP);
        }
        ZipFile zip = openZip(path);
        try {
            return new Archive(zip, entries(zip, limits), Files.size(path), limits);
        } catch (HubException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile openZip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException e) {
            // The directory stands at the end: without one, the end is missing.
            throw new HubException(ExchangeError.ZIP_TRUNCATED);
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip, Limits limits) {
        if (zip.size() > limits.entriesMax()) {
            throw new HubException(ExchangeError.ZIP_ENTRIES, Integer.toString(limits.entriesMax()));
        }
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (leadsOut(name)) {
                throw new HubException(ExchangeError.ZIP_PATH);
            }
            if (!entry.isDirectory() && name.indexOf('/') < 0 && entries.put(name, entry) != null) {
                throw new HubException(ExchangeError.ZIP_DAMAGED, shown(name));
            }
        }
        return entries;
    }

    private static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/", -1)).contains("..");
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60);
    }

    /// Names of the files at the top, in the order of the archive.
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /// Takes bytes as they are unpacked.
    public interface ByteSink {

        void accept(byte[] bytes, int length) throws IOException;
    }

    /// Reads a file to its end, and refuses the archive if it is not what its directory says or grows too large.
    public void read(String name, ByteSink sink) throws IOException {
        ZipEntry entry = entry(name);
        CRC32 crc = new CRC32();
        long length = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                length += count;
                unpackedBytes += count;
                refuseBomb(entry, length);
                crc.update(buffer, 0, count);
                sink.accept(buffer, count);
            }
        } catch (ZipException | EOFException e) {
            throw new HubException(ExchangeError.ZIP_DAMAGED, shown(name));
        }
        if (length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw new HubException(ExchangeError.ZIP_DAMAGED, shown(name));
        }
    }

    private void refuseBomb(ZipEntry entry, long length) {
        boolean tooMuch = unpackedBytes > limits.bytesMax();
        // The second counts files that share their packed bytes.
        boolean tooDense = isTooDense(length, entry.getCompressedSize()) || isTooDense(unpackedBytes, packedBytes);
        if (tooMuch || tooDense) {
            throw new HubException(
                    ExchangeError.ZIP_BOMB, Long.toString(limits.bytesMax()), Integer.toString(limits.ratioMax()));
        }
    }

    private boolean isTooDense(long unpacked, long packed) {
        return unpacked > Limits.RATIO_FREE && unpacked / limits.ratioMax() > packed;
    }

    /// The bytes of a file that [#read] has passed before.
    public InputStream open(String name) throws IOException {
        return zip.getInputStream(entry(name));
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no such file in the archive");
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
