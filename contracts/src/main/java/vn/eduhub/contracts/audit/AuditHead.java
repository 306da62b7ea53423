package vn.eduhub.contracts.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// How far a chain had come at a time, signed; on [vn.eduhub.contracts.event.Topic#AUDIT] under the chain's name. A
/// chain that ends before its last head has lost its end; one that has another hash there was written anew.
///
/// @param hash of the block with that seq
/// @param key id of the key that signed
/// @param signature Ed25519 over [#signed], in hexadecimal digits
public record AuditHead(String chain, long seq, String hash, Instant at, String key, String signature) {

    public static byte[] signed(String chain, long seq, String hash, Instant at) {
        return String.join("\n", "audit head", chain, Long.toString(seq), hash, at.toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
