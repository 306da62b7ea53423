package vn.eduhub.platform.keyguard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.MissingKeyException;
import vn.eduhub.platform.keys.SealPlace;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.reseal.Resealing;

/// Holds the keys of this process against those that the store of its service was first filled with. With another
/// permutation numbers could be given twice, with other hash keys nobody would be found again, with another
/// keyset nothing could be read: so nobody gets a number, and nothing is sealed, before this has been settled. In the
/// store lies a document with the keys' fingerprint and a sealed word that only the same keyset opens. Thread-safe.
public final class KeyGuard implements Resealing {

    private static final String COLLECTION = "counters";
    private static final String ID = "keys";
    private static final String FINGERPRINT = "fingerprint";
    private static final String SEALED = "sealed";
    private static final String WORD = "eduhub";
    private static final SealPlace PLACE = new SealPlace(COLLECTION, SEALED, ID);

    private final MongoCollection<Document> counters;
    private final MongoDatabase database;
    private final HubKeys keys;
    private final Guarded guarded;
    private volatile boolean settled;

    KeyGuard(MongoDatabase database, HubKeys keys, Guarded guarded) {
        this.database = database;
        this.counters = database.getCollection(COLLECTION);
        this.keys = keys;
        this.guarded = guarded;
    }

    /// Costs nothing once it has passed.
    ///
    /// @throws WrongKeysException the keys differ
    /// @throws HubException the store does not answer
    public void check() {
        if (settled) {
            return;
        }
        try {
            compare(stored());
        } catch (MongoException e) {
            HubException away = new HubException(PlatformError.STORE_UNAVAILABLE);
            away.initCause(e);
            throw away;
        }
        settled = true;
    }

    @Override
    public String kind() {
        return guarded.kind();
    }

    /// The word that only the store's own keyset opens has to go on being opened when the oldest key is taken out.
    @Override
    public Step step(Optional<RecordId> after, String actor) {
        check();
        Document there = stored();
        if (keys.isCurrent(new Sealed(there.getString(SEALED)))) {
            return new Step(1, 0, 0, 0, Optional.empty());
        }
        boolean mine = counters.updateOne(
                                and(eq("_id", ID), eq(SEALED, there.getString(SEALED))),
                                Updates.set(SEALED, keys.seal(WORD, PLACE).text()))
                        .getMatchedCount()
                == 1;
        return new Step(1, mine ? 1 : 0, mine ? 0 : 1, 0, Optional.empty());
    }

    private Document stored() {
        @Nullable Document there = counters.find(eq("_id", ID)).first();
        if (there != null) {
            return there;
        }
        refuseEarlierForms();
        Document ours = new Document("_id", ID)
                .append(FINGERPRINT, keys.fingerprint())
                .append(SEALED, keys.seal(WORD, PLACE).text());
        try {
            counters.insertOne(ours);
            return ours;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Another process was first: its keys count.
            @Nullable Document theirs = counters.find(eq("_id", ID)).first();
            if (theirs == null) {
                throw e;
            }
            return theirs;
        }
    }

    /// Looks through the records of a store that nobody guarded yet, so once.
    private void refuseEarlierForms() {
        for (Guarded.EarlierForm earlier : guarded.earlierForms()) {
            if (database.getCollection(earlier.collection())
                            .find(exists(earlier.field()))
                            .first()
                    != null) {
                throw new WrongKeysException("the store is of an earlier form of the hub, which did not seal");
            }
        }
    }

    private void compare(Document stored) {
        if (!keys.fingerprint().equals(stored.getString(FINGERPRINT))) {
            throw new WrongKeysException(
                    "the file 'secret' in hub.keys is not the one that this store was filled with");
        }
        try {
            var _ = keys.open(new Sealed(stored.getString(SEALED)), PLACE);
        } catch (IllegalArgumentException | IllegalStateException | MissingKeyException e) {
            WrongKeysException wrong = new WrongKeysException(
                    "the file 'aead.json' in hub.keys lacks a key that this store was filled with, or the store is of an earlier form of the hub");
            wrong.initCause(e);
            throw wrong;
        }
    }
}
