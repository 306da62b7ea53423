package vn.eduhub.identity.minting;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The counter in the database: one document, moved forward by one atomic update for each block.
final class MongoCounterBlocks implements CounterBlocks {

    static final String COLLECTION = "counters";
    private static final String COUNTER = "education-id";
    private static final String NEXT = "next";

    private final MongoCollection<Document> counters;

    MongoCounterBlocks(MongoDatabase database) {
        counters = database.getCollection(COLLECTION);
    }

    @Override
    public int take() {
        try {
            return takeOrLose();
        } catch (MongoException e) {
            HubException away = new HubException(PlatformError.STORE_UNAVAILABLE);
            away.initCause(e);
            throw away;
        }
    }

    private int takeOrLose() {
        try {
            return increment();
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Another process made the counter's document at the same moment; it is there now.
            return increment();
        }
    }

    private int increment() {
        @Nullable
        Document after = counters.findOneAndUpdate(
                eq("_id", COUNTER),
                Updates.inc(NEXT, (long) BLOCK_SIZE),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (after == null) {
            throw new IllegalStateException("the store gave no counter");
        }
        return Math.toIntExact(after.getLong(NEXT) - BLOCK_SIZE);
    }
}
