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

/// Follows the chains of the audit trail, block by block in the order of chain and number, and holds them against
/// their heads.
final class AuditChains {

    private final Map<String, AuditHead> heads;
    private final Map<String, PublicKey> keys;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private @Nullable AuditBlock last;
    private long blocks;
    private long entries;

    /// @param heads the last of each chain
    /// @param keys by their ids
    AuditChains(Map<String, AuditHead> heads, Map<String, PublicKey> keys) {
        this.heads = new HashMap<>(heads);
        this.keys = Map.copyOf(keys);
    }

    /// @param subjects under which the block is found, as the store has them
    /// @param inEntries whom its entries speak of
    void next(AuditBlock block, Set<String> subjects, Set<String> inEntries) {
        blocks++;
        entries += block.entries().lines().count();
        AuditBlock before = last != null && last.chain().equals(block.chain()) ? last : null;
        if (before == null) {
            endOfChain();
            seen.add(block.chain());
        }
        last = block;
        long expected = before == null ? 0 : before.seq() + 1;
        String previous = before == null ? AuditBlock.GENESIS : before.hash();
        if (!block.isSound()) {
            fault(block, "was edited: its hash is not that of what it says");
        }
        if (block.seq() != expected) {
            fault(block, "comes where " + expected + " is due: a gap");
        } else if (!block.previous().equals(previous)) {
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

    /// What is wrong, after the last block; empty when nothing is.
    List<String> end() {
        endOfChain();
        heads.forEach((chain, head) -> {
            if (!seen.contains(chain)) {
                faults.add(chain + " is gone; its head says " + (head.seq() + 1) + " blocks");
            }
            if (!isSigned(head)) {
                faults.add(chain + ": its head is not signed with a key of audit.pub");
            }
        });
        seen.stream().filter(chain -> !heads.containsKey(chain)).forEach(chain -> faults.add(chain + " has no head"));
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
        faults.add(block.chain() + " block " + block.seq() + " " + what);
    }

    private boolean isSigned(AuditHead head) {
        PublicKey key = keys.get(head.key());
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(AuditHead.signed(head.chain(), head.seq(), head.hash(), head.at()));
            return signature.verify(HexFormat.of().parseHex(head.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
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
