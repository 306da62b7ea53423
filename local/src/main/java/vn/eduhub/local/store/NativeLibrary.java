package vn.eduhub.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's library, kept beside the store: RocksDB itself would lay 15 MB into the temporary folder at each start,
/// and a killed process leaves them there.
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load(Path folder) throws IOException {
        if (loaded) {
            return;
        }
        Path library = unpacked(folder).toAbsolutePath();
        try {
            RocksDB.loadLibrary(List.of(String.valueOf(library.getParent())));
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("RocksDB's library does not load: " + e.getMessage(), e);
        }
        loaded = true;
    }

    /// @return the library, unpacked if it is not there as it should be
    static Path unpacked(Path folder) throws IOException {
        // The jar and the loader of RocksDB do not agree on the name (librocksdbjni, librocksdbjnijni).
        String name = Environment.getJniLibraryFileName("rocksdb");
        Path library = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        URL packed = RocksDB.class.getClassLoader().getResource(name);
        if (packed == null) {
            throw new IOException("there is no RocksDB for this machine: " + name);
        }
        if (!Files.exists(library) || checksum(library) != checksum(packed)) {
            unpack(packed, folder, library);
        }
        return library;
    }

    /// Whole or not at all: a process that was killed may have left half of it, another may be using it.
    private static void unpack(URL packed, Path folder, Path library) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "draft", null);
        try (InputStream in = packed.openStream()) {
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(file));
        return checksum.getValue();
    }

    /// As the jar has it, so nothing is unpacked to compare; -1 if it comes from elsewhere.
    private static long checksum(URL packed) throws IOException {
        return packed.openConnection() instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : -1;
    }
}
