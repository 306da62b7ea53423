package vn.eduhub.local.keys;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/// The keyset in `aead.json`. Each change replaces the file at once, and is on the disk when it returns: who reads the
/// file sees it before or after, and no key that was used is lost with the machine. Changes are for one at a time.
public final class StoredKeyset {

    private static final Configuration AEADS = AeadConfig2026.get();

    private final Path file;

    /// @param folder that services know as `hub.keys.folder`
    public StoredKeyset(Path folder) {
        this.file = folder.resolve("aead.json");
    }

    /// @param primary whether it seals; the others only open
    public record Key(String id, boolean primary) {}

    public List<Key> keys() {
        KeysetHandle handle = read();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            keys.add(new Key(Integer.toUnsignedString(entry.getId()), entry.isPrimary()));
        }
        return keys;
    }

    /// Adds a key that opens and does not seal yet.
    public String add() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(read());
        builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId());
        write(builder);
        return keys().getLast().id();
    }

    /// From now on this key seals.
    public void promote(String key) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(read());
        builder.getAt(place(key)).makePrimary();
        write(builder);
    }

    /// Takes a key out: what is sealed under it is lost.
    public void drop(String key) {
        int place = place(key);
        if (keys().get(place).primary()) {
            throw new KeysException("key " + key + " is the one that seals; rotate first");
        }
        write(KeysetHandle.newBuilder(read()).deleteAt(place));
    }

    /// @throws KeysException there is no such key
    public Key key(String id) {
        return keys().get(place(id));
    }

    private int place(String key) {
        List<Key> keys = keys();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).id().equals(key)) {
                return i;
            }
        }
        throw new KeysException("there is no key " + key + " in " + file);
    }

    private KeysetHandle read() {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), AEADS, InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new KeysException("no keys at " + file + "; the first ./hub up makes them", e);
        } catch (GeneralSecurityException e) {
            throw new KeysException(file + " is no keyset", e);
        }
    }

    private void write(KeysetHandle.Builder builder) {
        try {
            KeysetHandle handle = builder.setConfiguration(AEADS).build();
            replace(TinkJsonProtoKeysetFormat.serializeKeyset(handle, AEADS, InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new KeysException("cannot write " + file + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new KeysException("the keyset cannot be made: " + e.getMessage(), e);
        }
    }

    private void replace(String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, "aead", "");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } finally {
            // It holds keys: nothing of it stays when it did not become the file.
            Files.deleteIfExists(draft);
        }
    }
}
