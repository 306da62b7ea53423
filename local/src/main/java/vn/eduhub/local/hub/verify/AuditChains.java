package vn.eduhub.local.hub.verify;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.audit.AuditHead;

/// Follows the chains of the audit trail: first all heads in the order in which they were told, then all blocks in the
/// order of chain and number.
final class AuditChains {

    private final Map<String, PublicKey> keys;
    private final Map<String, AuditHead> heads = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private @Nullable AuditBlock last;
    private long blocks;
    private long entries;

    /// @param keys by their ids
    AuditChains(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// Anybody who may write to the topic can repeat an old head, which is signed; so the furthest one counts.
    void head(AuditHead head) {
        if (!isSigned(
                head.key(), head.signature(), AuditHead.signed(head.chain(), head.seq(), head.hash(), head.at()))) {
            fault(head.chain() + ": a head is not signed with a key of audit.pub");
            return;
        }
        AuditHead before = heads.get(head.chain());
        if (before != null && before.seq() > head.seq()) {
            fault(head.chain() + ": a head of block " + head.seq() + " came after that of block " + before.seq());
            return;
        }
        heads.put(head.chain(), head);
    }

    /// Something that is wrong and is no block or head to be followed.
    void fault(String what) {
        faults.add(what);
    }

    /// @param subjects under which the block is found, as the store has them
    /// @param inEntries whom its entries speak of
    void block(AuditBlock block, Set<String> subjects, Set<String> inEntries) {
        blocks++;
        entries += block.entries().lines().count();
        AuditBlock before = last != null && last.chain().equals(block.chain()) ? last : null;
        if (before == null) {
            endOfChain();
            seen.add(block.chain());
        }
        last = block;
        long expected = before == null ? 0 : before.seq() + 1;
        if (!block.isSound()) {
            fault(block, "was edited: its hash is not that of what it says");
        }
        if (block.seq() != expected) {
            fault(block, "comes where " + expected + " is due: a gap");
        } else if (before == null && !isBirth(block)) {
            fault(block, "begins a chain that no key of audit.pub has signed");
        } else if (before != null && !block.previous().equals(before.hash())) {
            fault(block, "does not follow the one before it");
        }
        if (!subjects.equals(inEntries)) {
            fault(block, "is not found under all of whom it speaks of, or under others");
        }
        AuditHead head = heads.get(block.chain());
        if (head != null && head.seq() == block.seq() && !head.hash().equals(block.hash())) {
            fault(block, "is not the one whose head was signed");
        }
    }

    private boolean isBirth(AuditBlock first) {
        String[] parts = first.previous().split(":", -1);
        return parts.length == 2 && isSigned(parts[0], parts[1], AuditBlock.signedBirth(first.chain()));
    }

    /// What is wrong, after the last block; empty when nothing is.
    List<String> end() {
        endOfChain();
        heads.forEach((chain, head) -> {
            if (!seen.contains(chain)) {
                fault(chain + " is gone; its head says " + (head.seq() + 1) + " blocks");
            }
        });
        return List.copyOf(faults);
    }

    private void endOfChain() {
        AuditBlock end = last;
        if (end == null) {
            return;
        }
        AuditHead head = heads.get(end.chain());
        if (head != null && head.seq() > end.seq()) {
            fault(end, "is the last; the head says " + head.seq() + ": the end was cut off");
        }
    }

    private void fault(AuditBlock block, String what) {
        fault(block.chain() + " block " + block.seq() + " " + what);
    }

    private boolean isSigned(String keyId, String signature, byte[] signed) {
        PublicKey key = keys.get(keyId);
        if (key == null) {
            return false;
        }
        try {
            Signature checked = Signature.getInstance("Ed25519");
            checked.initVerify(key);
            checked.update(signed);
            return checked.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /// Chains whose process has not told a head: it ended within a second, or the broker was away.
    long withoutHead() {
        return seen.stream().filter(chain -> !heads.containsKey(chain)).count();
    }

    int chains() {
        return seen.size();
    }

    long blocks() {
        return blocks;
    }

    long entries() {
        return entries;
    }
}
