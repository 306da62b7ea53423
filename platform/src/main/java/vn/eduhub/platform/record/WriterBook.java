package vn.eduhub.platform.record;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// One document for each writer of the service: how far it is on the log, and a number that rises while it lives.
final class WriterBook {

    private final MongoCollection<Document> writers;

    WriterBook(MongoDatabase database) {
        this.writers = database.getCollection("writers");
    }

    record Entry(String writer, long published, long beats) {}

    void enter(Writer writer, RecordType<?> type) {
        writers.replaceOne(
                eq("_id", writer.id()),
                new Document("_id", writer.id())
                        .append("type", type.topic().type())
                        .append("published", 0L)
                        .append("beats", 0L),
                new ReplaceOptions().upsert(true));
    }

    /// Writes down what is not known of the writer yet, or once more that it lives.
    ///
    /// @return false when the writer is not in the book
    boolean beat(Writer writer) {
        long published = writer.published();
        if (!writer.hasNews(published)) {
            return true;
        }
        boolean known = writers.updateOne(
                                eq("_id", writer.id()),
                                Updates.combine(Updates.set("published", published), Updates.inc("beats", 1L)))
                        .getMatchedCount()
                == 1;
        writer.told(published);
        return known;
    }

    List<Entry> entries(RecordType<?> type) {
        List<Entry> entries = new ArrayList<>();
        for (Document found : writers.find(eq("type", type.topic().type()))) {
            entries.add(new Entry(found.getString("_id"), found.getLong("published"), found.getLong("beats")));
        }
        return entries;
    }

    /// How far a writer is on the log; one that is in the book no more left nothing behind.
    long published(String writer) {
        Document found = writers.find(eq("_id", writer)).first();
        return found == null ? Long.MAX_VALUE : found.getLong("published");
    }

    void remove(String writer) {
        writers.deleteOne(eq("_id", writer));
    }
}
