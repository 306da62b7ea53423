package vn.eduhub.contracts.event;

import java.util.Base64;

/// Ciphertext of something about a person: AES-GCM by Tink, in Base64 for URLs. It is bound to the record type, the
/// field and the record it stands in; moved elsewhere it does not open. Its first five bytes name the key: `01`, then
/// the key's number, big-endian. Two ciphertexts of one value differ.
public record Sealed(String text) {

    private static final int PREFIX_BYTES = 5;
    private static final int NONCE_AND_TAG_BYTES = 28;
    private static final int LENGTH_MIN = (PREFIX_BYTES + NONCE_AND_TAG_BYTES + 2) / 3 * 4;
    /// The first characters, which hold the first five bytes and one more.
    private static final int PREFIX_LENGTH = 8;

    private static final byte TINK = 1;

    public Sealed {
        if (text.length() < LENGTH_MIN || text.charAt(0) != 'A') {
            throw new IllegalArgumentException("not a ciphertext");
        }
    }

    /// The number of the key that opens it.
    ///
    /// @throws IllegalArgumentException it names none
    public int keyId() {
        byte[] prefix = Base64.getUrlDecoder().decode(text.substring(0, PREFIX_LENGTH));
        if (prefix[0] != TINK) {
            throw new IllegalArgumentException("a ciphertext that names no key");
        }
        int id = 0;
        for (int i = 1; i < PREFIX_BYTES; i++) {
            id = id << Byte.SIZE | Byte.toUnsignedInt(prefix[i]);
        }
        return id;
    }

    @Override
    public String toString() {
        return "Sealed[…]";
    }
}
