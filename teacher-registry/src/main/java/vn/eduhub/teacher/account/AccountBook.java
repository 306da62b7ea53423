package vn.eduhub.teacher.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;

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

/// Who was promised an account, and when each is to be held against the assignments next: `{_id, turn, due?, since?,
/// giving?, taken?, failures?}`. Whoever gives an account enters it here first, so that none is ever without an entry;
/// whoever takes one back says so here first, so that nobody opens it again by mistake. The account itself is the
/// sign-on's. An entry is never removed. Thread-safe.
final class AccountBook {

    private static final String COLLECTION = "accounts";

    private final MongoCollection<Document> entries;

    AccountBook(MongoDatabase database) {
        entries = database.getCollection(COLLECTION);
    }

    /// @param turn goes up whenever something happens that must be looked at
    /// @param giving until when a request that gives this account may be at work
    /// @param taken when it was taken back by hand; nothing when it is given
    /// @param failures in a row of the sign-on to keep this one
    record Entry(
            RecordId educationId,
            long turn,
            @Nullable Instant giving,
            @Nullable Instant taken,
            int failures) {

        private static Entry of(Document document) {
            return new Entry(
                    new RecordId(document.getString("_id")),
                    document.getLong("turn"),
                    moment(document, "giving"),
                    moment(document, "taken"),
                    document.getInteger("failures", 0));
        }

        boolean isBeingGiven(Instant now) {
            return giving != null && giving.isAfter(now);
        }
    }

    /// @param waiting entries that are due
    /// @param refused entries that the sign-on failed to keep and that wait for the next attempt
    /// @param oldest when the first of all these became due; nothing when there are none
    record Backlog(long waiting, long refused, @Nullable Instant oldest) {

        static final Backlog NONE = new Backlog(0, 0, null);
    }

    void prepare() {
        for (String field : List.of("due", "failures")) {
            asked(() -> entries.createIndex(
                    Indexes.ascending(field), new IndexOptions().name(field).sparse(true)));
        }
    }

    /// To be called before anything is asked of the sign-on: if this process does not live to say how it
    /// went, the entry is looked at when the time is over. One request gives an account at a time.
    ///
    /// @return nothing while another request gives it
    Optional<Entry> promise(RecordId educationId, Instant now, Instant until) {
        Bson free = and(eq("_id", educationId.value()), not(gt("giving", Date.from(now))));
        Bson promise = Updates.combine(
                Updates.inc("turn", 1L),
                Updates.set("due", Date.from(until)),
                Updates.min("since", Date.from(until)),
                Updates.set("giving", Date.from(until)));
        return asked(() -> promised(free, promise)
                // Another request may have made the entry at the same moment; then it is there now.
                .or(() -> promised(free, promise)));
    }

    private Optional<Entry> promised(Bson free, Bson promise) {
        try {
            return Optional.of(upsert(free, promise));
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// It is taken back by hand, which is to be looked at now.
    void take(RecordId educationId, Instant now) {
        Bson taking = Updates.combine(
                Updates.inc("turn", 1L),
                Updates.set("due", Date.from(now)),
                Updates.min("since", Date.from(now)),
                Updates.set("taken", Date.from(now)));
        asked(() -> upsert(eq("_id", educationId.value()), taking));
    }

    /// What was taken back before it was promised is given again.
    ///
    /// @return false when it was taken back since
    boolean restore(Entry entry) {
        Instant taken = entry.taken();
        Bson asPromised = and(
                eq("_id", entry.educationId().value()),
                taken == null ? exists("taken", false) : eq("taken", Date.from(taken)));
        return asked(() -> entries.updateOne(asPromised, Updates.unset("taken")).getMatchedCount() == 1);
    }

    private Entry upsert(Bson which, Bson change) {
        @Nullable
        Document after = entries.findOneAndUpdate(
                which, change, new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
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
                                Updates.combine(
                                        Updates.inc("turn", 1L),
                                        Updates.set("due", Date.from(now)),
                                        Updates.min("since", Date.from(now))))
                        .getMatchedCount()
                > 0);
    }

    /// What the request that gave the account has to say when it is done, well or not: another may give it.
    ///
    /// @param next when to look again; none: when something happens
    /// @return false when something happened meanwhile
    boolean given(Entry entry, Optional<Instant> next) {
        if (settle(entry, next, true)) {
            return true;
        }
        Bson ours = and(
                eq("_id", entry.educationId().value()),
                eq("giving", Date.from(Objects.requireNonNull(entry.giving()))));
        asked(() -> entries.updateOne(ours, Updates.unset("giving")));
        return false;
    }

    /// The sign-on fails to keep this one: it is tried again then, and the others go on. Since when it is due stays.
    void putOff(Entry entry, Instant next) {
        asked(() -> entries.updateOne(
                unmoved(entry), Updates.combine(Updates.set("due", Date.from(next)), Updates.inc("failures", 1))));
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
        for (String field : List.of("due", "since")) {
            changes.add(next.map(at -> Updates.set(field, Date.from(at))).orElseGet(() -> Updates.unset(field)));
        }
        changes.add(Updates.unset("failures"));
        if (isGiven) {
            changes.add(Updates.unset("giving"));
        }
        return asked(() ->
                entries.updateOne(unmoved(entry), Updates.combine(changes)).getMatchedCount() == 1);
    }

    private static Bson unmoved(Entry entry) {
        return and(eq("_id", entry.educationId().value()), eq("turn", entry.turn()));
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
            Bson refused = exists("failures");
            @Nullable
            Document oldest = entries.find(or(due, refused))
                    .sort(Sorts.ascending("since"))
                    .first();
            if (oldest == null) {
                return Backlog.NONE;
            }
            return new Backlog(
                    entries.countDocuments(due),
                    entries.countDocuments(refused),
                    // One that an older version of this service wrote does not say since when.
                    Optional.ofNullable(moment(oldest, "since")).orElse(now));
        });
    }

    private static @Nullable Instant moment(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }

    private static <R> R asked(Supplier<R> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
