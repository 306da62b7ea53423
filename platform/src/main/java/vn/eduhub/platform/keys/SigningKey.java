package vn.eduhub.platform.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// An Ed25519 key for what others than the hub are to be able to check. Thread-safe.
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;

    private final String id;
    private final PrivateKey secret;

    private SigningKey(String id, PrivateKey secret) {
        this.id = id;
        this.secret = secret;
    }

    /// @param lines secret key (PKCS #8), then public key (X.509), each in Base64
    static SigningKey read(List<String> lines) throws GeneralSecurityException {
        if (lines.size() < 2) {
            throw new GeneralSecurityException("two lines expected");
        }
        PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
        return new SigningKey(id(Base64.getDecoder().decode(lines.get(1))), secret);
    }

    /// What [#read] reads.
    static List<String> generate() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Base64.Encoder encoder = Base64.getEncoder();
        return List.of(
                encoder.encodeToString(pair.getPrivate().getEncoded()),
                encoder.encodeToString(pair.getPublic().getEncoded()));
    }

    private static String id(byte[] publicKey) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey), 0, ID_BYTES);
    }

    /// The first 8 bytes of the SHA-256 of the public key, in hexadecimal digits.
    public String id() {
        return id;
    }

    /// In hexadecimal digits.
    public String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }
}
