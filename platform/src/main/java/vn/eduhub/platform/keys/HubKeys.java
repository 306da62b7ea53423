package vn.eduhub.platform.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import vn.eduhub.contracts.event.Sealed;

/// The keys of the hub, from files: `secret` (32 bytes in hex; the keys of hashes, of the permutation and of signed
/// headers are derived from it), `aead.json` (a Tink keyset for AES-GCM, read again while the process runs, so that
/// keys can be changed) and `audit.key` (an Ed25519 key pair; its public half also stands in `audit.pub`, for whoever
/// checks). Thread-safe.
public final class HubKeys {

    private static final int SECRET_BYTES = 32;
    private static final int HASH_BYTES = 16;

    private final Hmac root;
    private final KeysetFile keysetFile;
    private final SigningKey auditKey;
    private final Map<HashPurpose, Hmac> hashes = new EnumMap<>(HashPurpose.class);

    public HubKeys(KeysProperties properties) {
        try {
            if (properties.generate()) {
                generateMissing(properties.folder());
            }
            byte[] secret = HexFormat.of()
                    .parseHex(Files.readString(properties.folder().resolve("secret"))
                            .strip());
            if (secret.length != SECRET_BYTES) {
                throw new IllegalStateException("secret: 32 bytes in hex expected");
            }
            root = new Hmac(secret);
            keysetFile = new KeysetFile(properties.folder().resolve("aead.json"));
            auditKey = SigningKey.read(Files.readAllLines(properties.folder().resolve("audit.key")));
        } catch (IOException e) {
            throw new UncheckedIOException("key files are missing in " + properties.folder(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("aead.json or audit.key is not what it should be", e);
        }
        for (HashPurpose purpose : HashPurpose.values()) {
            hashes.put(purpose, new Hmac(derived("hash " + purpose)));
        }
    }

    /// 16 bytes of HMAC-SHA-256 as 22 characters.
    public String keyedHash(HashPurpose purpose, String text) {
        byte[] hash = Objects.requireNonNull(hashes.get(purpose)).of(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    /// 32 bytes for the permutation of identifiers (FF1).
    public byte[] permutationKey() {
        return derived("permutation");
    }

    /// 32 bytes for headers that one service signs for another.
    public byte[] headerKey() {
        return derived("header");
    }

    /// 32 bytes for the places in lists that callers give back.
    public byte[] cursorKey() {
        return derived("cursor");
    }

    /// Signs the heads of the audit trail.
    public SigningKey auditKey() {
        return auditKey;
    }

    /// Tells whether two processes hold the same keys; says nothing of the keys.
    public String fingerprint() {
        return HexFormat.of().formatHex(derived("fingerprint"), 0, HASH_BYTES);
    }

    /// AES-GCM under the primary key, bound to the place.
    public Sealed seal(String plain, SealPlace place) {
        try {
            byte[] bytes = keysetFile.current().aead().encrypt(bytes(plain), bytes(place.text()));
            return new Sealed(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /// @throws MissingKeyException the keyset has lost the key, or has not got it yet
    /// @throws BrokenSealException it is not what was sealed for this place
    public String open(Sealed sealed, SealPlace place) {
        int key = keyOf(sealed);
        Keyset keyset = keysetFile.having(key);
        if (!keyset.known().contains(key)) {
            throw new MissingKeyException(key);
        }
        try {
            byte[] cipher = Base64.getUrlDecoder().decode(sealed.text());
            return new String(keyset.aead().decrypt(cipher, bytes(place.text())), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BrokenSealException(e);
        }
    }

    private static int keyOf(Sealed sealed) {
        try {
            return sealed.keyId();
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException(e);
        }
    }

    /// Whether a value is sealed under the key that seals now.
    ///
    /// @throws BrokenSealException it names no key
    public boolean isCurrent(Sealed sealed) {
        return keyOf(sealed) == keysetFile.current().primary();
    }

    Keyset keyset() {
        return keysetFile.current();
    }

    void readAgain() {
        keysetFile.readAgain();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] derived(String purpose) {
        return root.of(("eduhub " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static void generateMissing(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        putIfAbsent(folder.resolve("secret"), HexFormat.of().formatHex(bytes));
        putIfAbsent(folder.resolve("aead.json"), Keyset.generate());
        Path auditKey = folder.resolve("audit.key");
        putIfAbsent(auditKey, String.join("\n", SigningKey.generate()) + "\n");
        putIfAbsent(folder.resolve("audit.pub"), Files.readAllLines(auditKey).get(1) + "\n");
    }

    /// Several services start at once: the file appears whole or not at all, and only the first one counts.
    private static void putIfAbsent(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path draft = Files.createTempFile(file.getParent(), "draft", "");
        try {
            Files.writeString(draft, text);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another service was first; its key counts.
            return;
        } finally {
            Files.delete(draft);
        }
    }
}
