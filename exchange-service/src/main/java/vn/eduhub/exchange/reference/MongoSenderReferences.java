package vn.eduhub.exchange.reference;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.Document;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.RowOutcome;

/// Collection `sender_references`: `{_id: sender|type|sourcedId, print, job, row, cancelled, value,
/// fields:{…}}`. Job and row are those of the last line that said anything, so that a batch sent again gets
/// the same answer.
public final class MongoSenderReferences implements SenderReferences {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final UnaryOperator<String> keyedPrint;

    /// @param keyedPrint keyed hash of a line, so that nobody can guess a person from it
    public MongoSenderReferences(MongoDatabase database, UnaryOperator<String> keyedPrint) {
        this.collection = database.getCollection("sender_references");
        this.keyedPrint = keyedPrint;
    }

    @Override
    public Map<ReferenceKey, Integer> find(RecordId sender, Collection<ReferenceKey> keys) {
        Map<String, ReferenceKey> ids = new HashMap<>();
        keys.forEach(key -> ids.put(id(sender, key), key));
        Map<ReferenceKey, Integer> found = new HashMap<>();
        held(ids.keySet()).forEach((id, document) -> {
            ReferenceKey key = ids.get(id);
            if (key != null && !document.getBoolean("cancelled", false)) {
                found.put(key, document.getInteger("value", 0));
            }
        });
        return found;
    }

    @Override
    public List<RowOutcome> store(RecordId sender, String job, List<ReferenceRow> rows) {
        Map<String, Document> held =
                held(rows.stream().map(row -> id(sender, row.key())).toList());
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (ReferenceRow row : rows) {
            Document next = document(sender, job, row);
            Document before = held.get(next.getString("_id"));
            boolean again = before != null && job.equals(before.getString("job")) && before.getLong("row") == row.row();
            boolean same = before != null
                    && next.getString("print").equals(before.getString("print"))
                    && before.getBoolean("cancelled", false) == row.cancel();
            if (!again && same) {
                outcomes.add(new RowOutcome(row.row(), Outcome.UNCHANGED, null, List.of()));
                continue;
            }
            if (!again) {
                writes.add(new ReplaceOneModel<>(Filters.eq("_id", next.getString("_id")), next, UPSERT));
            }
            outcomes.add(new RowOutcome(row.row(), Outcome.ACCEPTED, null, List.of()));
        }
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        return outcomes;
    }

    private Document document(RecordId sender, String job, ReferenceRow row) {
        return new Document("_id", id(sender, row.key()))
                .append("print", keyedPrint.apply(row.print()))
                .append("job", job)
                .append("row", row.row())
                .append("cancelled", row.cancel())
                .append("value", row.value())
                .append("fields", fields(row));
    }

    /// Columns may hold dots (`metadata.x`), which field names should not.
    private static List<Document> fields(ReferenceRow row) {
        return row.fields().entrySet().stream()
                .map(field -> new Document("n", field.getKey()).append("v", field.getValue()))
                .toList();
    }

    private Map<String, Document> held(Collection<String> ids) {
        Map<String, Document> held = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Document document : collection.find(Filters.in("_id", ids))) {
                held.put(document.getString("_id"), document);
            }
        }
        return held;
    }

    private static String id(RecordId sender, ReferenceKey key) {
        return new ExternalKey(sender, key.type(), key.sourcedId()).text();
    }
}
