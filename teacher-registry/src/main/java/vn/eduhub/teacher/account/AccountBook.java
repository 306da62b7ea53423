package vn.eduhub.teacher.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.record.StoreUnavailableException;

/// Who was promised an account, and when each is to be held against the assignments next: `{_id, turn, due?,
/// giving?}`. Whoever gives an account enters it here first, so that none is ever without an entry; the
/// account itself is the sign-on's. An entry is never removed. Thread-safe.
final class AccountBook {

    private static final String COLLECTION = "accounts";

    private final MongoCollection<Document> entries;

    AccountBook(MongoDatabase database) {
        entries = database.getCollection(COLLECTION);
    }

    /// @param turn goes up whenever something happens that must be looked at
    /// @param giving until when a request that gives this account may be at work
    record Entry(RecordId educationId, long turn, @Nullable Instant giving) {

        private static Entry of(Document document) {
            Date giving = document.getDate("giving");
            return new Entry(
                    new RecordId(document.getString("_id")),
                    document.getLong("turn"),
                    giving == null ? null : giving.toInstant());
        }

        boolean isBeingGiven(Instant now) {
            return giving != null && giving.isAfter(now);
        }
    }

    /// @param waiting entries that are due
    /// @param longest how long the first of them has been
    record Backlog(long waiting, Duration longest) {}

    void prepare() {
        asked(() -> entries.createIndex(
                Indexes.ascending("due"), new IndexOptions().name("due").sparse(true)));
    }

    /// To be called before anything is asked of the sign-on: if this process does not live to say how it
    /// went, the entry is looked at when the time is over.
    Entry promise(RecordId educationId, Instant until) {
        Bson promise = Updates.combine(
                Updates.inc("turn", 1L), Updates.set("due", Date.from(until)), Updates.set("giving", Date.from(until)));
        return asked(() -> {
            try {
                return upsert(educationId, promise);
            } catch (MongoCommandException e) {
                if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                // Another request made the entry at the same moment; it is there now.
                return upsert(educationId, promise);
            }
        });
    }

    private Entry upsert(RecordId educationId, Bson change) {
        @Nullable
        Document after = entries.findOneAndUpdate(
                eq("_id", educationId.value()),
                change,
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Entry.of(Objects.requireNonNull(after));
    }

    /// Something happened to these: those of them that were promised an account are due now.
    ///
    /// @return whether there are any
    boolean lookAgain(Collection<RecordId> educationIds, Instant now) {
        return asked(() -> entries.updateMany(
                                in(
                                        "_id",
                                        educationIds.stream()
                                                .map(RecordId::value)
                                                .toList()),
                                Updates.combine(Updates.inc("turn", 1L), Updates.set("due", Date.from(now))))
                        .getMatchedCount()
                > 0);
    }

    /// What the request that gave the account has to say when it is done.
    ///
    /// @param next when to look again; none: when something happens
    void given(Entry entry, Optional<Instant> next) {
        settle(entry, next, true);
    }

    /// Account and assignments agree; as long as it may be being given, another look is due after that.
    ///
    /// @return false when something happened meanwhile
    boolean kept(Entry entry, Optional<Instant> next, Instant now) {
        boolean beingGiven = entry.isBeingGiven(now);
        return settle(entry, beingGiven ? Optional.ofNullable(entry.giving()) : next, !beingGiven);
    }

    private boolean settle(Entry entry, Optional<Instant> next, boolean isGiven) {
        List<Bson> changes = new ArrayList<>();
        changes.add(next.map(at -> Updates.set("due", Date.from(at))).orElseGet(() -> Updates.unset("due")));
        if (isGiven) {
            changes.add(Updates.unset("giving"));
        }
        Bson unmoved = and(eq("_id", entry.educationId().value()), eq("turn", entry.turn()));
        return asked(() -> entries.updateOne(unmoved, Updates.combine(changes)).getMatchedCount() == 1);
    }

    /// The longest due first.
    List<Entry> due(Instant now, int limit) {
        return asked(() -> {
            List<Entry> due = new ArrayList<>();
            for (Document entry : entries.find(lte("due", Date.from(now)))
                    .sort(Sorts.ascending("due"))
                    .limit(limit)) {
                due.add(Entry.of(entry));
            }
            return due;
        });
    }

    Backlog backlog(Instant now) {
        return asked(() -> {
            Bson due = lte("due", Date.from(now));
            @Nullable
            Document first = entries.find(due).sort(Sorts.ascending("due")).first();
            if (first == null) {
                return new Backlog(0, Duration.ZERO);
            }
            Instant since = first.getDate("due").toInstant();
            return new Backlog(entries.countDocuments(due), Duration.between(since, now));
        });
    }

    private static <R> R asked(Supplier<R> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
