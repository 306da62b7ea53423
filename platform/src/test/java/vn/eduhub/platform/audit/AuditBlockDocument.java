package vn.eduhub.platform.audit;

import org.bson.Document;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.id.RecordId;

/// What a clever hand would put into the store: other entries, and the hash that goes with them.
final class AuditBlockDocument {

    private AuditBlockDocument() {}

    static Document withHash(Document original, String entries) {
        AuditBlock forged = AuditBlock.following(
                new RecordId(original.getString("_id")),
                original.getString("chain"),
                original.getLong("seq"),
                original.getString("previous"),
                entries);
        return new Document(original).append("entries", entries).append("hash", forged.hash());
    }
}
