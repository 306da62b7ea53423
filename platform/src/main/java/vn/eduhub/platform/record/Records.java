package vn.eduhub.platform.record;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.batching.Batching;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Writer.Ticket;
import vn.eduhub.platform.rest.Page;

/// All records of one type: the only way to their collection. Every write is versioned, keeps what it
/// replaces, and ends on the log. Thread-safe.
///
/// The order of a write: number it, keep the replaced versions in the history, write with a version
/// predicate, send the events, settle the numbers. Whatever stops in between, the mark in the record is above
/// its writer's `published`, so the [Sweeper] of any process finds it once the writer is gone.
public final class Records<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);
    private static final int READ_CHUNK = 1_000;
    private static final int HISTORY_CHUNK = 100;
    private static final int CALLS_MAX = 2;
    private static final int TOGETHER_MAX = 100;
    private static final long BACKLOG_WAIT_SECONDS = 10;
    private static final Pattern INDEX_NAME = Pattern.compile("index: (\\S+)");

    private final RecordType<T> type;
    private final RecordStore store;
    private final MongoCollection<Marked<T>> collection;
    private final MongoCollection<Kept<T>> history;
    private final Semaphore backlog;
    private final RecordMeters meters;
    private final Batching<Draft<T>, WriteOutcome<T>> creations;
    private final Batching<String, Optional<RecordBody<T>>> keyLookUps =
            new Batching<>(CALLS_MAX, TOGETHER_MAX, this::findEachByKey, _ -> false);
    private final Batching<RecordId, Optional<RecordBody<T>>> lookUps =
            new Batching<>(CALLS_MAX, TOGETHER_MAX, this::findEach, _ -> false);
    private final List<Consumer<Collection<RecordId>>> followers = new CopyOnWriteArrayList<>();
    private volatile Writer writer;

    Records(RecordType<T> type, RecordStore store, MongoDatabase database) {
        this.type = type;
        this.store = store;
        MarkedCodec<T> marked = new MarkedCodec<>(database.getCodecRegistry().get(type.content()));
        Kept.KeptCodec<T> kept = new Kept.KeptCodec<>(marked);
        CodecRegistry codecs =
                CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(marked, kept), database.getCodecRegistry());
        this.collection = database.getCollection(type.collection(), marked.getEncoderClass())
                .withCodecRegistry(codecs);
        this.history = database.getCollection(type.topic().type() + "_history", kept.getEncoderClass())
                .withCodecRegistry(codecs);
        this.backlog = new Semaphore(store.backlogMax());
        this.meters = store.meters(type);
        this.writer = store.newWriter(type);
        this.creations = new Batching<>(CALLS_MAX, Math.min(TOGETHER_MAX, store.backlogMax()), this::write, _ -> false);
    }

    public RecordType<T> type() {
        return type;
    }

    /// Without regard to scope; empty when there is none.
    public Optional<RecordBody<T>> find(RecordId id) {
        return read(() -> Optional.ofNullable(
                        collection.find(eq("_id", id.value())).first())
                .map(Marked::body));
    }

    /// Empty when there is none or it lies outside of the reach.
    public Optional<RecordBody<T>> find(RecordId id, Reach reach) {
        return find(id).filter(body -> body.scope().contains(reach.unit()));
    }

    public Map<RecordId, RecordBody<T>> findAll(Collection<RecordId> ids) {
        Map<RecordId, RecordBody<T>> found = new HashMap<>();
        findBy("_id", ids.stream().map(RecordId::value).toList()).forEach(body -> found.put(body.recordId(), body));
        return found;
    }

    /// Without regard to scope, together with others who look for one now: for what many requests need, as
    /// the classes that learners are put into.
    public Optional<RecordBody<T>> findTogether(RecordId id) {
        return lookUps.ask(id);
    }

    private List<Optional<RecordBody<T>>> findEach(List<RecordId> ids) {
        Map<RecordId, RecordBody<T>> found = findAll(ids);
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /// By texts of external keys.
    public List<RecordBody<T>> findByKeys(Collection<String> keys) {
        return findBy("keys", keys);
    }

    /// By the text of one external key, together with others who look for one now.
    public Optional<RecordBody<T>> findByKey(String key) {
        return keyLookUps.ask(key);
    }

    private List<Optional<RecordBody<T>>> findEachByKey(List<String> keys) {
        Map<String, RecordBody<T>> holders = new HashMap<>();
        for (RecordBody<T> body : findByKeys(keys)) {
            body.keys().forEach(link -> holders.put(link.key(), body));
        }
        return keys.stream().map(key -> Optional.ofNullable(holders.get(key))).toList();
    }

    /// By the idempotency key it was created with.
    public Optional<RecordBody<T>> findByCreatedKey(String key) {
        return findBy("created.key", List.of(key)).stream().findFirst();
    }

    /// All records whose field holds one of the values; the field needs an index.
    public List<RecordBody<T>> findBy(String field, Collection<String> values) {
        List<String> all = List.copyOf(new HashSet<>(values));
        List<RecordBody<T>> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += READ_CHUNK) {
            List<String> chunk = all.subList(from, Math.min(all.size(), from + READ_CHUNK));
            read(() -> {
                for (Marked<T> marked : collection.find(in(field, chunk)).batchSize(READ_CHUNK)) {
                    found.add(marked.body());
                }
                return found;
            });
        }
        return found;
    }

    /// A page in the order of ids, of what lies within reach and meets all criteria.
    public Page<RecordBody<T>> list(Reach reach, List<Criterion> criteria, Optional<RecordId> after, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("scope", reach.unit().value()));
        after.ifPresent(id -> filters.add(gt("_id", id.value())));
        criteria.forEach(criterion -> filters.add(criterion.filter()));
        return page(and(filters), limit);
    }

    private Page<RecordBody<T>> page(Bson filter, int limit) {
        List<RecordBody<T>> items = new ArrayList<>();
        read(() -> {
            for (Marked<T> marked :
                    collection.find(filter).sort(Sorts.ascending("_id")).limit(limit + 1)) {
                items.add(marked.body());
            }
            return items;
        });
        if (items.size() <= limit) {
            return new Page<>(items, Optional.empty());
        }
        List<RecordBody<T>> page = items.subList(0, limit);
        return new Page<>(page, Optional.of(page.getLast().recordId()));
    }

    /// A page in the order of ids of all records there are, without regard to scope: for the hub's own upkeep.
    public Page<RecordBody<T>> all(Optional<RecordId> after, int limit) {
        return page(after.map(id -> gt("_id", id.value())).orElseGet(Filters::empty), limit);
    }

    /// The record as it was at a version; empty when it never had that version.
    public Optional<RecordBody<T>> version(RecordId id, long version) {
        return read(() -> Optional.ofNullable(history.find(eq("_id", Kept.id(id.value(), version)))
                                .first())
                        .map(Kept::body))
                .or(() -> find(id).filter(body -> body.version() == version));
    }

    /// Versions of a record within reach, the newest first, and the version below which the next page begins. Who
    /// may see the record today sees what it was.
    ///
    /// @param below only versions under this one
    /// @return empty when there is no such record within reach
    public Optional<VersionPage<T>> versions(RecordId id, Reach reach, long below, int limit) {
        return find(id, reach).map(newest -> {
            List<RecordBody<T>> versions = new ArrayList<>();
            if (newest.version() < below) {
                versions.add(newest);
            }
            long from = Math.min(below, newest.version()) - 1;
            long to = Math.max(1, from - (limit - versions.size()) + 1);
            versions.addAll(kept(id, from, to));
            long last = versions.isEmpty() ? 1 : versions.getLast().version();
            return new VersionPage<>(newest, versions, last > 1 ? Optional.of(last) : Optional.empty());
        });
    }

    /// @param newest version of the record, on this page or not
    /// @param nextBelow empty on the last page
    public record VersionPage<T>(RecordBody<T> newest, List<RecordBody<T>> versions, Optional<Long> nextBelow) {

        public VersionPage {
            versions = List.copyOf(versions);
        }
    }

    /// The record as it stood here at a moment: what the hub knew then, whatever was known of earlier days since. Empty
    /// when it is not within reach, or was not here yet.
    public Optional<PastVersion<T>> asKnownOn(RecordId id, Reach reach, Instant moment) {
        return find(id, reach)
                .flatMap(newest -> newest.updatedAt().isAfter(moment)
                        ? keptOn(id, newest.version(), moment).map(then -> new PastVersion<>(newest, then))
                        : Optional.of(new PastVersion<>(newest, newest)));
    }

    /// @param newest version of the record
    /// @param then the version that it was; maybe the newest
    public record PastVersion<T>(RecordBody<T> newest, RecordBody<T> then) {}

    private Optional<RecordBody<T>> keptOn(RecordId id, long newest, Instant moment) {
        for (long below = newest; below > 1; below -= HISTORY_CHUNK) {
            for (RecordBody<T> version : kept(id, below - 1, Math.max(1, below - HISTORY_CHUNK))) {
                if (!version.updatedAt().isAfter(moment)) {
                    return Optional.of(version);
                }
            }
        }
        return Optional.empty();
    }

    /// From a version down to another, both included.
    private List<RecordBody<T>> kept(RecordId id, long from, long to) {
        List<String> ids = LongStream.rangeClosed(to, from)
                .mapToObj(version -> Kept.id(id.value(), version))
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return read(() -> history.find(in("_id", ids)).into(new ArrayList<>())).stream()
                .map(Kept::body)
                .sorted(Comparator.comparingLong((RecordBody<T> body) -> body.version())
                        .reversed())
                .toList();
    }

    /// New records are written together with those that others write now. A change goes alone: of several changes the
    /// store says how many were made, not which, and whether one was overtaken must be known for certain.
    public WriteOutcome<T> write(Draft<T> draft) {
        return draft.base() == null
                ? creations.ask(draft)
                : write(List.of(draft)).getFirst();
    }

    /// One outcome for each draft, in their order. Returns when the store has them.
    ///
    /// @throws StoreUnavailableException when it is not known what happened; the same call may be made again
    public List<WriteOutcome<T>> write(List<Draft<T>> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        store.awaitReady();
        acquire(drafts.size());
        Writer current = enteredWriter(drafts.size());
        Ticket ticket = current.take(drafts.size());
        List<Marked<T>> next;
        Map<Integer, WriteOutcome<T>> refused;
        try {
            next = marked(drafts, current, ticket);
            keepReplaced(drafts);
            refused = bulkWrite(drafts, next);
        } catch (RuntimeException | Error e) {
            // Some of it may have happened, now or later: this writer's numbers stay open for ever, the sweeper looks.
            backlog.release(drafts.size());
            retire(current);
            if (e instanceof MongoException) {
                throw new StoreUnavailableException(e);
            }
            throw e;
        }
        return publish(next, refused, current, ticket);
    }

    private List<Marked<T>> marked(List<Draft<T>> drafts, Writer current, Ticket ticket) {
        Instant now = store.now().truncatedTo(ChronoUnit.MILLIS);
        List<Marked<T>> next = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            next.add(new Marked<>(drafts.get(i).body(now), current.id(), ticket.first() + i));
        }
        return next;
    }

    /// A crash after this leaves only copies of versions that are still current: harmless.
    private void keepReplaced(List<Draft<T>> drafts) {
        List<Kept<T>> replaced = new ArrayList<>();
        for (Draft<T> draft : drafts) {
            RecordBody<T> base = draft.base();
            if (base != null) {
                replaced.add(new Kept<>(base));
            }
        }
        if (replaced.isEmpty()) {
            return;
        }
        try {
            history.insertMany(replaced, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // The copy is there already: someone tried to replace this version before, or does so now.
            if (!e.getWriteErrors().stream().allMatch(Records::isDuplicate)) {
                throw e;
            }
        }
    }

    private Map<Integer, WriteOutcome<T>> bulkWrite(List<Draft<T>> drafts, List<Marked<T>> next) {
        List<WriteModel<Marked<T>>> models = new ArrayList<>(drafts.size());
        int replacing = 0;
        for (int i = 0; i < drafts.size(); i++) {
            RecordBody<T> base = drafts.get(i).base();
            if (base == null) {
                models.add(new InsertOneModel<>(next.get(i)));
            } else {
                replacing++;
                models.add(new ReplaceOneModel<>(
                        and(eq("_id", base.recordId().value()), eq("version", base.version())), next.get(i)));
            }
        }
        Map<Integer, WriteOutcome<T>> refused = new HashMap<>();
        int matched;
        try {
            matched = collection
                    .bulkWrite(models, new BulkWriteOptions().ordered(false))
                    .getMatchedCount();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || !e.getWriteErrors().stream().allMatch(Records::isDuplicate)) {
                throw e;
            }
            e.getWriteErrors()
                    .forEach(error -> refused.put(
                            error.getIndex(),
                            new WriteOutcome.Duplicate<>(
                                    drafts.get(error.getIndex()).id(), indexName(error.getMessage()))));
            matched = e.getWriteResult().getMatchedCount();
        }
        if (matched < replacing) {
            findStale(drafts, next, refused);
        }
        return refused;
    }

    /// A bulk write says how many were replaced, not which: those that carry our mark.
    private void findStale(List<Draft<T>> drafts, List<Marked<T>> next, Map<Integer, WriteOutcome<T>> refused) {
        Map<String, Document> marks = new HashMap<>();
        List<String> ids = drafts.stream().map(draft -> draft.id().value()).toList();
        for (Document found : collection
                .withDocumentClass(Document.class)
                .find(in("_id", ids))
                .projection(Projections.include("mark", "version"))) {
            marks.put(found.getString("_id"), found);
        }
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).base() == null || refused.containsKey(i)) {
                continue;
            }
            Document found = marks.get(drafts.get(i).id().value());
            // A version above ours is built on ours or on another's; ours is then in the history, or it lost.
            if (found == null || !carries(found, next.get(i))) {
                refused.put(i, new WriteOutcome.Stale<>(drafts.get(i).id()));
            }
        }
    }

    private static boolean carries(Document found, Marked<?> marked) {
        Document mark = found.get("mark", Document.class);
        return mark.getString("w").equals(marked.writer()) && mark.getLong("s") == marked.seq();
    }

    private List<WriteOutcome<T>> publish(
            List<Marked<T>> next, Map<Integer, WriteOutcome<T>> refused, Writer current, Ticket ticket) {
        List<WriteOutcome<T>> outcomes = new ArrayList<>(next.size());
        boolean logTakes = true;
        for (int i = 0; i < next.size(); i++) {
            WriteOutcome<T> no = refused.get(i);
            if (no != null) {
                outcomes.add(no);
                settle(current, ticket);
            } else {
                RecordBody<T> body = next.get(i).body();
                outcomes.add(new WriteOutcome.Written<>(body));
                if (logTakes) {
                    logTakes = send(body, current, ticket);
                } else {
                    // Each attempt waits for a broker that is not there; the caller does not.
                    store.resending().add(() -> sendAgain(body.recordId(), current, ticket));
                }
            }
        }
        meters.written(next.size() - refused.size());
        return outcomes;
    }

    /// Whether the log takes events at all.
    private boolean send(RecordBody<T> body, Writer current, Ticket ticket) {
        BooleanSupplier again = () -> sendAgain(body.recordId(), current, ticket);
        try {
            return store.log().send(type.topic(), body, onLog -> {
                if (onLog) {
                    settle(current, ticket);
                } else {
                    store.resending().add(again);
                }
            });
        } catch (RuntimeException e) {
            // One event that cannot be made keeps neither those written with it from the log nor its caller from an
            // answer: the record is stored.
            LOG.error("the event of {} {} cannot be made: {}", type.topic().type(), body.recordId(), e.getClass());
            store.resending().add(again);
            return true;
        }
    }

    /// By then the record may have moved on; its newest version serves as well.
    ///
    /// @return whether the log takes events at all
    private boolean sendAgain(RecordId id, Writer current, Ticket ticket) {
        meters.sentAgain();
        Optional<RecordBody<T>> newest = find(id);
        if (newest.isEmpty()) {
            throw new IllegalStateException("a written record is not in the store");
        }
        return send(newest.get(), current, ticket);
    }

    private void settle(Writer current, Ticket ticket) {
        current.settle(ticket, 1);
        backlog.release();
    }

    /// Marks the current versions anew and sends them: for records that another writer left behind, or whose
    /// events landed in the wrong order. Ids that are absent are passed over.
    void publishAgain(Collection<RecordId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        for (Marked<T> old : findMarked(ids)) {
            acquire(1);
            Writer current = enteredWriter(1);
            Ticket ticket = current.take(1);
            boolean stamped;
            try {
                stamped = stamp(old, current, ticket);
            } catch (MongoException e) {
                backlog.release();
                retire(current);
                throw new StoreUnavailableException(e);
            }
            if (stamped) {
                send(old.body(), current, ticket);
            } else {
                // Someone wrote it meanwhile and publishes it.
                settle(current, ticket);
            }
        }
    }

    private boolean stamp(Marked<T> old, Writer current, Ticket ticket) {
        return collection
                        .updateOne(
                                and(
                                        eq("_id", old.body().recordId().value()),
                                        eq("version", old.body().version()),
                                        eq("mark.w", old.writer()),
                                        eq("mark.s", old.seq())),
                                Updates.combine(
                                        Updates.set("mark.w", current.id()), Updates.set("mark.s", ticket.first())))
                        .getMatchedCount()
                == 1;
    }

    private List<Marked<T>> findMarked(Collection<RecordId> ids) {
        return read(() -> collection
                .find(in("_id", ids.stream().map(RecordId::value).toList()))
                .into(new ArrayList<>()));
    }

    /// Records above what a writer that is gone has published, at most `limit`.
    List<RecordId> leftBehind(String goneWriter, long published, int limit) {
        List<RecordId> ids = new ArrayList<>();
        read(() -> {
            for (Document found : collection
                    .withDocumentClass(Document.class)
                    .find(and(eq("mark.w", goneWriter), gt("mark.s", published)))
                    .projection(Projections.include("_id"))
                    .limit(limit)) {
                ids.add(new RecordId(found.getString("_id")));
            }
            return ids;
        });
        return ids;
    }

    Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        read(() -> {
            for (Document found : collection
                    .withDocumentClass(Document.class)
                    .find(in("_id", ids))
                    .projection(Projections.include("version"))
                    .batchSize(READ_CHUNK)) {
                versions.put(found.getString("_id"), found.getLong("version"));
            }
            return versions;
        });
        return versions;
    }

    /// Waits until the current versions of these records are on the log, whoever wrote them, so that others can be told
    /// to look. What another writer has not published, because it died or is about to, is published once more.
    ///
    /// @throws StoreUnavailableException when the time was not enough: ask again
    public void awaitPublished(Collection<RecordId> ids, Duration atMost) {
        Writer current = writer;
        Map<String, Long> published = new HashMap<>();
        List<RecordId> open = findMarked(ids).stream()
                .filter(marked -> !marked.writer().equals(current.id()))
                .filter(marked -> marked.seq()
                        > published.computeIfAbsent(marked.writer(), any -> read(() -> store.published(any))))
                .map(marked -> marked.body().recordId())
                .toList();
        publishAgain(open);
        try {
            // A writer that was retired meanwhile never settles all of its numbers.
            if (writer != current || !current.awaitPublished(atMost.toMillis())) {
                throw new StoreUnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(e);
        }
    }

    /// For whoever must act on every change without holding up the write: told which records had events, at least
    /// once for each event and after the store has what it says, in one process of all. It runs on the thread that
    /// reads back and is told again when it fails. To be called while the application context is built.
    public void onReadBack(Consumer<Collection<RecordId>> follower) {
        followers.add(follower);
    }

    void tellFollowers(Collection<RecordId> changed) {
        followers.forEach(follower -> follower.accept(changed));
    }

    Writer writer() {
        return writer;
    }

    RecordMeters meters() {
        return meters;
    }

    void enter() {
        store.enter(writer, type);
    }

    private Writer enteredWriter(int permits) {
        Writer current = writer;
        if (current.isEntered()) {
            return current;
        }
        try {
            store.enter(current, type);
            return current;
        } catch (MongoException e) {
            backlog.release(permits);
            throw new StoreUnavailableException(e);
        }
    }

    /// Starts over under a new name; the old one shows no life any more, so the sweepers look after what it left.
    private synchronized void retire(Writer old) {
        if (writer == old) {
            writer = store.newWriter(type);
        }
    }

    /// For a process that was away so long that its writer was forgotten.
    void retire() {
        retire(writer);
    }

    private void acquire(int permits) {
        try {
            if (!backlog.tryAcquire(permits, BACKLOG_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreUnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(e);
        }
    }

    int backlogSize() {
        return store.backlogMax() - backlog.availablePermits();
    }

    private <R> R read(Supplier<R> reading) {
        try {
            return reading.get();
        } catch (MongoException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private static String indexName(String message) {
        Matcher matcher = INDEX_NAME.matcher(message);
        String name = matcher.find() ? matcher.group(1) : "_id";
        return name.equals("_id_") ? "_id" : name;
    }
}
