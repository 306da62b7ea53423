package vn.eduhub.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.TreeSet;

/// What `aead.json` held when it was read: keys for AES-GCM, one of which seals while all of them open. Immutable.
///
/// @param text of the file
/// @param primary number of the key that seals
/// @param known numbers of the keys that open
record Keyset(String text, Aead aead, int primary, Set<Integer> known) {

    private static final Configuration AEADS = AeadConfig2026.get();

    Keyset {
        known = Set.copyOf(known);
    }

    static Keyset read(String text) throws GeneralSecurityException {
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(text, AEADS, InsecureSecretKeyAccess.get());
        Set<Integer> known = new TreeSet<>();
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                known.add(entry.getId());
            }
        }
        return new Keyset(
                text,
                handle.getPrimitive(AEADS, Aead.class),
                handle.getPrimary().getId(),
                known);
    }

    /// With one key, as a file.
    static String generate() throws GeneralSecurityException {
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEADS);
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, AEADS, InsecureSecretKeyAccess.get());
    }

    @Override
    public String toString() {
        return "Keyset[" + Integer.toUnsignedString(primary) + " of "
                + known.stream().map(Integer::toUnsignedString).sorted().toList() + "]";
    }
}
