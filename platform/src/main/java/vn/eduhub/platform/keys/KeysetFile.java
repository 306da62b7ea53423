package vn.eduhub.platform.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `aead.json`, read again while the process runs: at a pace, and at once when something names a key that is not known
/// here. So what one process has sealed under a new key, another can open as soon as the file has come to it.
/// Thread-safe.
final class KeysetFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeysetFile.class);
    private static final long ASKED_AGAIN_NANOS = 1_000_000_000;

    private final Path file;
    private volatile Keyset current;
    private long lookedAt;
    /// What was in the file when it was refused last: said once.
    private String refused = "";

    KeysetFile(Path file) throws IOException, GeneralSecurityException {
        this.file = file;
        this.current = Keyset.read(Files.readString(file));
        this.lookedAt = System.nanoTime() - ASKED_AGAIN_NANOS;
    }

    Keyset current() {
        return current;
    }

    /// The keyset that has the key if the file has it now. Who asks for keys that nobody has makes nobody read a file
    /// more than once a second.
    Keyset having(int key) {
        Keyset present = current;
        return present.known().contains(key) ? present : lookedForAgain(key);
    }

    private synchronized Keyset lookedForAgain(int key) {
        if (!current.known().contains(key) && System.nanoTime() - lookedAt > ASKED_AGAIN_NANOS) {
            readAgain();
            if (!current.known().contains(key)) {
                LOG.warn(
                        "data are sealed under key {}, which aead.json does not hold: they cannot be told",
                        Integer.toUnsignedString(key));
            }
        }
        return current;
    }

    /// A file that is gone or spoilt, or is another keyset, changes nothing: what was read before goes on to be used.
    synchronized void readAgain() {
        lookedAt = System.nanoTime();
        try {
            String text = Files.readString(file);
            if (!text.equals(current.text()) && !text.equals(refused)) {
                take(Keyset.read(text));
            }
        } catch (IOException | UncheckedIOException | GeneralSecurityException e) {
            LOG.error(
                    "aead.json cannot be read, the keys of before go on: {}",
                    e.getClass().getSimpleName());
        }
    }

    /// Keys are added one by one, and the one that seals is taken out only after another one seals everywhere. So a
    /// keyset without it was not made of ours: what is sealed under it here would open nowhere.
    private void take(Keyset next) {
        if (next.known().contains(current.primary())) {
            current = next;
            refused = "";
            LOG.info("keyset read again: {}", current);
            return;
        }
        refused = next.text();
        LOG.error(
                "aead.json is not taken: it lacks key {}, which seals here; the keys of before go on",
                Integer.toUnsignedString(current.primary()));
    }
}
