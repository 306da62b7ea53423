package vn.eduhub.local.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The commands that read documents, and the cursors they leave open.
final class Reads {
    private static final int FIRST_BATCH = 101;
    private static final int BATCH_BYTES_MAX = 4 * 1024 * 1024;
    private static final int CURSORS_MAX = 10_000;
    private static final Duration CURSOR_IDLE_MAX = Duration.ofMinutes(10);

    private final Storage storage;
    private final InstantSource clock;
    private final Map<Long, OpenCursor> cursors = new ConcurrentHashMap<>();
    private final AtomicLong lastCursor = new AtomicLong();

    private record OpenCursor(Query query, Projection projection, Instant usedAt) {}

    Reads(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
    }

    void find(Request request, DocWriter out) {
        Doc body = request.body();
        Optional<StoredCollection> collection = storage.find(request.namespace());
        if (collection.isEmpty()) {
            Filter.of(body.docOrEmpty("filter"));
            empty(request.namespace(), out);
            return;
        }
        Projection projection = Projection.ofNullable(body.get("projection"));
        int batch = body.intOr("batchSize", FIRST_BATCH);
        boolean single = body.isTrue("singleBatch") || body.intOr("limit", 0) < 0;
        out.begin("cursor");
        try (Query query = query(collection.get(), body)) {
            batch(query, projection, batch, "firstBatch", out);
            close(0, query, projection, single, out);
        }
    }

    private static Query query(StoredCollection collection, Doc body) {
        return new Query(
                collection,
                Filter.of(body.docOrEmpty("filter")),
                SortOrder.of(body.docOrEmpty("sort")),
                body.intOr("skip", 0),
                Math.abs(body.intOr("limit", 0)));
    }

    static void empty(String namespace, DocWriter out) {
        out.begin("cursor").beginArray("firstBatch").end();
        out.put("id", 0L).put("ns", namespace).end();
    }

    private static void batch(Query query, Projection projection, int batch, String name, DocWriter out) {
        out.beginArray(name);
        int from = out.size();
        for (int i = 0; i < batch && out.size() - from < BATCH_BYTES_MAX; i++) {
            Doc doc = query.next();
            if (doc == null) {
                break;
            }
            projection.write(out, Integer.toString(i), doc);
        }
        out.end();
    }

    /// Ends the answer with the cursor's number, 0 if there is nothing more.
    ///
    /// @param id of the cursor if it is open already
    private void close(long id, Query query, Projection projection, boolean end, DocWriter out) {
        query.close();
        long open = 0;
        if (!end && !query.isOver()) {
            open = id == 0 ? lastCursor.incrementAndGet() : id;
            sweep();
            cursors.put(open, new OpenCursor(query, projection, clock.instant()));
        }
        out.put("id", open).put("ns", query.collection().name()).end();
    }

    private void sweep() {
        if (cursors.size() < CURSORS_MAX && lastCursor.get() % 100 != 0) {
            return;
        }
        Instant oldest = clock.instant().minus(CURSOR_IDLE_MAX);
        cursors.values().removeIf(cursor -> cursor.usedAt().isBefore(oldest));
        if (cursors.size() >= CURSORS_MAX) {
            throw StoreException.badValue("more than " + CURSORS_MAX + " open cursors");
        }
    }

    void getMore(Request request, DocWriter out) {
        Doc body = request.body();
        long id = body.require("getMore").asLong();
        OpenCursor cursor = cursors.remove(id);
        if (cursor == null) {
            throw new StoreException(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        int batch = body.intOr("batchSize", Integer.MAX_VALUE);
        out.begin("cursor");
        try (Query query = cursor.query()) {
            batch(query, cursor.projection(), batch, "nextBatch", out);
            close(id, query, cursor.projection(), false, out);
        }
    }

    void killCursors(Request request, DocWriter out) {
        out.beginArray("cursorsKilled");
        int at = 0;
        Doc.Fields ids = request.body().require("cursors").asDoc().fields();
        while (ids.next()) {
            cursors.remove(ids.value().asLong());
            out.put(Integer.toString(at++), ids.value());
        }
        out.end();
        for (String other : List.of("cursorsNotFound", "cursorsAlive", "cursorsUnknown")) {
            out.beginArray(other).end();
        }
    }

    void count(Request request, DocWriter out) {
        Doc body = request.body();
        Optional<StoredCollection> collection = storage.find(request.namespace());
        long count = collection.isEmpty()
                ? 0
                : count(
                        collection.get(),
                        Filter.of(body.docOrEmpty("query")),
                        body.intOr("skip", 0),
                        Math.abs(body.intOr("limit", 0)));
        out.put("n", (int) count);
    }

    private static long count(StoredCollection collection, Filter filter, int skip, int limit) {
        if (filter.equals(Filter.ALL)) {
            long all = Math.max(0, collection.size() - skip);
            return limit == 0 ? all : Math.min(all, limit);
        }
        try (Query query = new Query(collection, filter, SortOrder.NONE, skip, limit)) {
            while (query.next() != null) {
                // Each is counted by the query.
            }
            return query.returned();
        }
    }

    void distinct(Request request, DocWriter out) {
        FieldPath path = FieldPath.of(request.body().require("key").asString());
        out.beginArray("values");
        StoredCollection collection = storage.find(request.namespace()).orElse(null);
        if (collection != null) {
            Distinct distinct = new Distinct(out);
            Filter filter = Filter.of(request.body().docOrEmpty("query"));
            try (Query query = new Query(collection, filter, SortOrder.NONE, 0, 0)) {
                for (Doc doc = query.next(); doc != null; doc = query.next()) {
                    path.walk(doc, distinct);
                }
            }
        }
        out.end();
    }

    private static final class Distinct implements FieldPath.Visitor {
        private final DocWriter out;
        private final TreeSet<Key> seen = new TreeSet<>();

        private Distinct(DocWriter out) {
            this.out = out;
        }

        @Override
        public boolean visit(@Nullable Value value) {
            if (value != null && value.isArray()) {
                Doc.Fields elements = value.asDoc().fields();
                while (elements.next()) {
                    add(elements.value());
                }
            } else if (value != null) {
                add(value);
            }
            return false;
        }

        private void add(Value value) {
            if (seen.add(new Key(KeyWriter.keyOf(value)))) {
                out.put(Integer.toString(seen.size() - 1), value);
            }
        }
    }

    /// Only what counting needs: filters, order and bounds first, then a count or one group of all.
    void aggregate(Request request, DocWriter out) {
        String namespace = request.namespace();
        CountPipeline pipeline = CountPipeline.of(request.body().docs("pipeline"));
        StoredCollection collection = storage.find(namespace).orElse(null);
        long count = collection == null ? 0 : count(collection, pipeline.filter(), pipeline.skip(), pipeline.limit());
        out.begin("cursor").beginArray("firstBatch");
        if (count > 0) {
            out.begin("0");
            pipeline.write(out, count);
            out.end();
        }
        out.end().put("id", 0L).put("ns", namespace).end();
    }

    /// Runs a find and tells how it was answered, in the words of MongoDB.
    void explain(Request request, DocWriter out) {
        Doc find = request.body().require("explain").asDoc();
        Value name = find.get("find");
        if (name == null) {
            throw StoreException.failedToParse("only find can be explained by this store");
        }
        String namespace = request.database() + "." + name.asString();
        Optional<StoredCollection> collection = storage.find(namespace);
        if (collection.isEmpty()) {
            throw new StoreException(26, "NamespaceNotFound", "no such collection: " + namespace);
        }
        try (Query query = query(collection.get(), find)) {
            while (query.next() != null) {
                // Each is counted by the query.
            }
            explain(namespace, query, out);
        }
    }

    private static void explain(String namespace, Query query, DocWriter out) {
        Plan plan = query.plan();
        boolean byIndex = plan.bounded() || plan.index() != null;
        out.begin("queryPlanner").put("namespace", namespace).begin("winningPlan");
        out.put("stage", byIndex ? "IXSCAN" : "COLLSCAN");
        if (byIndex) {
            out.put("indexName", plan.indexName());
        }
        out.put("sorted", plan.sorted()).end().end();
        out.begin("executionStats").put("nReturned", query.returned());
        out.put("totalKeysExamined", query.scan().keysExamined());
        out.put("totalDocsExamined", query.scan().docsExamined()).end();
    }
}
