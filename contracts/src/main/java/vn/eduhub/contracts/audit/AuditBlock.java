package vn.eduhub.contracts.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.eduhub.contracts.id.RecordId;

/// Entries that were written together. A process writes one chain of blocks, each of which carries the hash of the one
/// before.
///
/// @param id time-ordered
/// @param seq of the block in its chain, from 0
/// @param previous hash of the block before; in the first block the [#birth] of the chain
/// @param entries one [AuditEntry] a line, as JSON
/// @param hash SHA-256 over all of the above but the id, 64 hexadecimal digits
public record AuditBlock(RecordId id, String chain, long seq, String previous, String entries, String hash) {

    /// Database and collection of the blocks of all services. A service may add to it and look in it, nothing else.
    public static final String DATABASE = "audit";

    public static final String COLLECTION = "blocks";

    /// Who began a chain: a key of the hub signed its name, so that a chain that has no head yet is known from one that
    /// somebody made up.
    ///
    /// @param signature Ed25519 over [#signedBirth], in hexadecimal digits
    public static String birth(String key, String signature) {
        return key + ":" + signature;
    }

    public static byte[] signedBirth(String chain) {
        return ("audit chain\n" + chain).getBytes(StandardCharsets.UTF_8);
    }

    /// The next block of a chain.
    public static AuditBlock following(RecordId id, String chain, long seq, String previous, String entries) {
        return new AuditBlock(id, chain, seq, previous, entries, hash(chain, seq, previous, entries));
    }

    /// Whether nothing in it was changed since it was made.
    public boolean isSound() {
        return hash.equals(hash(chain, seq, previous, entries));
    }

    private static String hash(String chain, long seq, String previous, String entries) {
        String text = chain + "\n" + seq + "\n" + previous + "\n" + entries;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
