package vn.eduhub.local.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The commands that change documents.
final class Writes {
    private static final int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;
    private static final byte[] ID = Doc.name("_id");

    private final Storage storage;
    private final InstantSource clock;

    Writes(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
    }

    void insert(Request request, DocWriter out) {
        StoredCollection collection = storage.findOrCreate(request.namespace());
        Failures failures = new Failures(request);
        int inserted = 0;
        List<Doc> documents = request.docs("documents");
        for (int i = 0; i < documents.size() && failures.goesOn(); i++) {
            try {
                collection.insert(storable(documents.get(i)));
                inserted++;
            } catch (StoreException e) {
                failures.add(i, e);
            }
        }
        out.put("n", inserted);
        failures.write(out);
    }

    private static byte[] storable(Doc document) {
        refuseTooLarge(document.length());
        document.validate();
        Doc.Fields fields = document.fields();
        if (fields.next() && fields.nameIs(ID)) {
            return document.copy();
        }
        DocWriter out = new DocWriter(document.length() + 24).begin();
        Value id = document.get(ID);
        if (id == null) {
            out.putObjectId("_id", new ObjectId().toByteArray());
        } else {
            out.put("_id", id);
        }
        Doc.Fields rest = document.fields();
        while (rest.next()) {
            if (!rest.nameIs(ID)) {
                out.put(rest.name(), rest.value());
            }
        }
        return out.end().toBytes();
    }

    private static void refuseTooLarge(int length) {
        if (length > DOCUMENT_BYTES_MAX) {
            throw new StoreException(10334, "BSONObjectTooLarge", "a document of " + length + " bytes is too large");
        }
    }

    /// What happened to one document.
    private static final class Changed {
        private final @Nullable Doc before;
        private final Doc after;
        private final boolean modified;

        /// @param before null for a document that was not there
        private Changed(@Nullable Doc before, Doc after, boolean modified) {
            this.before = before;
            this.after = after;
            this.modified = modified;
        }

        private boolean isInserted() {
            return before == null;
        }
    }

    void update(Request request, DocWriter out) {
        StoredCollection collection = storage.findOrCreate(request.namespace());
        Failures failures = new Failures(request);
        List<Doc> updates = request.docs("updates");
        DocWriter upserted = new DocWriter().begin();
        int matched = 0;
        int modified = 0;
        int upserts = 0;
        for (int i = 0; i < updates.size() && failures.goesOn(); i++) {
            try {
                for (Changed changed : update(collection, updates.get(i))) {
                    if (changed.isInserted()) {
                        upserted.begin(Integer.toString(upserts++)).put("index", i);
                        upserted.put("_id", changed.after.require("_id"));
                        upserted.end();
                    } else {
                        matched++;
                        modified += changed.modified ? 1 : 0;
                    }
                }
            } catch (StoreException e) {
                failures.add(i, e);
            }
        }
        out.put("n", matched + upserts).put("nModified", modified);
        if (upserts > 0) {
            Doc list = Doc.of(upserted.end().toBytes());
            out.put("upserted", new Value(Value.ARRAY, list.bytes(), list.start()));
        }
        failures.write(out);
    }

    private List<Changed> update(StoredCollection collection, Doc statement) {
        Value arrayFilters = statement.get("arrayFilters");
        if (arrayFilters != null) {
            throw StoreException.failedToParse("arrayFilters are not supported by this store");
        }
        Update update = Update.of(statement.require("u"), clock);
        Doc query = statement.require("q").asDoc();
        boolean upsert = statement.isTrue("upsert");
        if (!statement.isTrue("multi")) {
            Changed changed = updateOne(collection, query, SortOrder.NONE, update, upsert);
            return changed == null ? List.of() : List.of(changed);
        }
        if (update.isReplacement()) {
            throw StoreException.failedToParse("multi update is not supported for replacement-style update");
        }
        List<Changed> all = updateMany(collection, Filter.of(query), update);
        if (all.isEmpty() && upsert) {
            Changed changed = updateOne(collection, query, SortOrder.NONE, update, true);
            return changed == null ? List.of() : List.of(changed);
        }
        return all;
    }

    private static List<Changed> updateMany(StoredCollection collection, Filter filter, Update update) {
        List<Changed> all = new ArrayList<>();
        for (Key id : ids(collection, filter)) {
            collection.lock().lock();
            try {
                byte[] before = collection.find(id.bytes());
                if (before != null && filter.matches(Doc.of(before))) {
                    all.add(change(collection, id.bytes(), before, update));
                }
            } finally {
                collection.lock().unlock();
            }
        }
        return all;
    }

    private static List<Key> ids(StoredCollection collection, Filter filter) {
        List<Key> ids = new ArrayList<>();
        try (Query query = new Query(collection, filter, SortOrder.NONE, 0, 0)) {
            while (query.next() != null) {
                ids.add(new Key(query.idKey()));
            }
        }
        return ids;
    }

    /// Null if nothing matches.
    private static @Nullable Changed updateOne(
            StoredCollection collection, Doc query, SortOrder sort, Update update, boolean upsert) {
        Filter filter = Filter.of(query);
        return withFirst(collection, filter, sort, upsert, (idKey, before) -> {
            if (before != null) {
                return change(collection, idKey, before, update);
            }
            if (!upsert) {
                return null;
            }
            byte[] document = update.insertion(query);
            refuseTooLarge(document.length);
            collection.insert(document);
            return new Changed(null, Doc.of(document), true);
        });
    }

    private static Changed change(StoredCollection collection, byte[] idKey, byte[] before, Update update) {
        byte[] after = update.apply(Doc.of(before));
        if (java.util.Arrays.equals(before, after)) {
            return new Changed(Doc.of(before), Doc.of(before), false);
        }
        refuseTooLarge(after.length);
        collection.replace(idKey, before, after);
        return new Changed(Doc.of(before), Doc.of(after), true);
    }

    @FunctionalInterface
    private interface Step<T extends @Nullable Object> {
        T apply(byte[] idKey, byte @Nullable [] document);
    }

    /// Does something to the first document that matches, with the writers of the collection locked out. A
    /// search that no index bounds runs before the lock, so that nobody waits for it, and is tested again
    /// inside.
    private static <T extends @Nullable Object> T withFirst(
            StoredCollection collection, Filter filter, SortOrder sort, boolean upsert, Step<T> step) {
        while (true) {
            byte[] found = null;
            try (Query query = new Query(collection, filter, sort, 0, 1)) {
                if (query.plan().bounded() || upsert) {
                    return withFirst(collection, query, step);
                }
                if (query.next() != null) {
                    found = query.idKey();
                }
            }
            collection.lock().lock();
            try {
                if (found == null) {
                    return step.apply(OrderedIndex.NOTHING, null);
                }
                byte[] document = collection.find(found);
                if (document != null && filter.matches(Doc.of(document))) {
                    return step.apply(found, document);
                }
            } finally {
                collection.lock().unlock();
            }
        }
    }

    private static <T extends @Nullable Object> T withFirst(StoredCollection collection, Query query, Step<T> step) {
        collection.lock().lock();
        try {
            // Begins inside the lock: a walk shows the entries as they were when it began.
            Doc document = query.next();
            return step.apply(query.idKey(), document == null ? null : document.bytes());
        } finally {
            collection.lock().unlock();
        }
    }

    void delete(Request request, DocWriter out) {
        Optional<StoredCollection> collection = storage.find(request.namespace());
        Failures failures = new Failures(request);
        int deleted = 0;
        List<Doc> deletes = collection.isEmpty() ? List.of() : request.docs("deletes");
        for (int i = 0; i < deletes.size() && failures.goesOn(); i++) {
            try {
                Filter filter = Filter.of(deletes.get(i).require("q").asDoc());
                boolean one = deletes.get(i).intOr("limit", 0) == 1;
                deleted += one
                        ? deleteOne(collection.orElseThrow(), filter)
                        : deleteMany(collection.orElseThrow(), filter);
            } catch (StoreException e) {
                failures.add(i, e);
            }
        }
        out.put("n", deleted);
        failures.write(out);
    }

    private static int deleteOne(StoredCollection collection, Filter filter) {
        return withFirst(collection, filter, SortOrder.NONE, false, (idKey, document) -> {
            if (document == null) {
                return 0;
            }
            collection.remove(idKey, document);
            return 1;
        });
    }

    private static int deleteMany(StoredCollection collection, Filter filter) {
        int deleted = 0;
        for (Key id : ids(collection, filter)) {
            collection.lock().lock();
            try {
                byte[] document = collection.find(id.bytes());
                if (document != null && filter.matches(Doc.of(document))) {
                    collection.remove(id.bytes(), document);
                    deleted++;
                }
            } finally {
                collection.lock().unlock();
            }
        }
        return deleted;
    }

    void findAndModify(Request request, DocWriter out) {
        StoredCollection collection = storage.findOrCreate(request.namespace());
        Doc body = request.body();
        if (body.get("arrayFilters") != null) {
            throw StoreException.failedToParse("arrayFilters are not supported by this store");
        }
        Doc query = body.docOrEmpty("query");
        SortOrder sort = SortOrder.of(body.docOrEmpty("sort"));
        Projection projection = Projection.ofNullable(body.get("fields"));
        if (body.isTrue("remove")) {
            byte[] removed = withFirst(collection, Filter.of(query), sort, false, (idKey, document) -> {
                if (document != null) {
                    collection.remove(idKey, document);
                }
                return document == null ? OrderedIndex.NOTHING : document;
            });
            out.begin("lastErrorObject").put("n", removed.length == 0 ? 0 : 1).end();
            value(out, projection, removed.length == 0 ? null : Doc.of(removed));
            return;
        }
        Update update = Update.of(body.require("update"), clock);
        Changed changed = updateOne(collection, query, sort, update, body.isTrue("upsert"));
        out.begin("lastErrorObject").put("n", changed == null ? 0 : 1);
        out.put("updatedExisting", changed != null && !changed.isInserted());
        if (changed != null && changed.isInserted()) {
            out.put("upserted", changed.after.require("_id"));
        }
        out.end();
        value(out, projection, changed == null ? null : body.isTrue("new") ? changed.after : changed.before);
    }

    private static void value(DocWriter out, Projection projection, @Nullable Doc document) {
        if (document == null) {
            out.putNull("value");
        } else {
            projection.write(out, "value", document);
        }
    }

    /// The statements of a bulk that failed. An ordered bulk ends at the first.
    private static final class Failures {
        private final boolean ordered;
        private final DocWriter errors = new DocWriter().begin();
        private int count;

        private Failures(Request request) {
            Value option = request.body().get("ordered");
            this.ordered = option == null || option.isTrue();
        }

        private boolean goesOn() {
            return count == 0 || !ordered;
        }

        private void add(int index, StoreException e) {
            errors.begin(Integer.toString(count++)).put("index", index).put("code", e.code());
            e.describe(errors);
            errors.put("errmsg", String.valueOf(e.getMessage())).end();
        }

        private void write(DocWriter out) {
            if (count > 0) {
                Doc list = Doc.of(errors.end().toBytes());
                out.put("writeErrors", new Value(Value.ARRAY, list.bytes(), list.start()));
            }
        }
    }
}
