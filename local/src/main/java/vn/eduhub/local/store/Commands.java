package vn.eduhub.local.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Every command the store knows.
final class Commands {
    /// As MongoDB 6.0 says it; the driver asks for no more than it reads here.
    private static final int WIRE_VERSION_MAX = 17;
    private static final int MESSAGE_BYTES_MAX = 48_000_000;

    private final Storage storage;
    private final InstantSource clock;
    private final Reads reads;
    private final Writes writes;

    Commands(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
        this.reads = new Reads(storage, clock);
        this.writes = new Writes(storage, clock);
    }

    /// Writes the fields of the answer, without `ok`. A write is durable when this returns.
    void run(Request request, DocWriter out) {
        String command = request.command();
        switch (command) {
            case "insert", "update", "delete", "findAndModify", "findandmodify" -> {
                try {
                    write(command, request, out);
                } finally {
                    // Also a refusal rests on what others wrote.
                    storage.harden();
                }
            }
            case "find" -> reads.find(request, out);
            case "getMore" -> reads.getMore(request, out);
            case "killCursors" -> reads.killCursors(request, out);
            case "count" -> reads.count(request, out);
            case "distinct" -> reads.distinct(request, out);
            case "aggregate" -> reads.aggregate(request, out);
            case "explain" -> reads.explain(request, out);
            case "hello", "isMaster", "ismaster" -> hello(command, out);
            case "ping", "endSessions" -> {
                // Nothing to say but ok.
            }
            case "buildInfo", "buildinfo" -> buildInfo(out);
            default -> administer(command, request, out);
        }
    }

    private void write(String command, Request request, DocWriter out) {
        switch (command) {
            case "insert" -> writes.insert(request, out);
            case "update" -> writes.update(request, out);
            case "delete" -> writes.delete(request, out);
            default -> writes.findAndModify(request, out);
        }
    }

    private void administer(String command, Request request, DocWriter out) {
        switch (command) {
            case "create" -> create(request);
            case "createIndexes" -> createIndexes(request, out);
            case "dropIndexes" -> dropIndexes(request);
            case "drop" -> drop(request, out);
            case "dropDatabase" -> dropDatabase(request, out);
            case "listCollections" -> listCollections(request, out);
            case "listDatabases" -> listDatabases(out);
            case "listIndexes" -> listIndexes(request, out);
            case "checkIndexes" -> checkIndexes(request, out);
            case "scans" -> scans(request, out);
            default -> throw new StoreException(59, "CommandNotFound", "no such command: '" + command + "'");
        }
    }

    private void hello(String command, DocWriter out) {
        out.put(command.equals("hello") ? "isWritablePrimary" : "ismaster", true);
        out.put("helloOk", true)
                .put("maxBsonObjectSize", 16 * 1024 * 1024)
                .put("maxMessageSizeBytes", MESSAGE_BYTES_MAX)
                .put("maxWriteBatchSize", 100_000)
                .putDate("localTime", clock.millis())
                .put("minWireVersion", 0)
                .put("maxWireVersion", WIRE_VERSION_MAX)
                .put("readOnly", false);
    }

    private static void buildInfo(DocWriter out) {
        out.put("version", "6.0.0").beginArray("versionArray");
        out.put("0", 6).put("1", 0).put("2", 0).put("3", 0).end();
        out.beginArray("modules").end();
    }

    private void create(Request request) {
        if (storage.find(request.namespace()).isPresent()) {
            throw new StoreException(48, "NamespaceExists", "the collection exists already");
        }
        storage.findOrCreate(request.namespace());
    }

    private void createIndexes(Request request, DocWriter out) {
        boolean created = storage.find(request.namespace()).isEmpty();
        StoredCollection collection = storage.findOrCreate(request.namespace());
        int before = collection.indexes().size() + 1;
        List<IndexSpec> specs =
                request.docs("indexes").stream().map(IndexSpec::of).toList();
        storage.createIndexes(collection, specs);
        out.put("numIndexesBefore", before)
                .put("numIndexesAfter", collection.indexes().size() + 1)
                .put("createdCollectionAutomatically", created);
    }

    private void dropIndexes(Request request) {
        StoredCollection collection = existing(request.namespace());
        Value index = request.body().require("index");
        if (!index.isDocument()) {
            storage.dropIndex(collection, index.asString());
            return;
        }
        Doc key = index.asDoc();
        String name = collection.indexes().stream()
                .map(OrderedIndex::spec)
                .filter(spec -> IndexSpec.keyOf(spec).equals(IndexSpec.keyOf(key)))
                .findFirst()
                .orElseThrow(() -> new StoreException(27, "IndexNotFound", "no index with this key"))
                .name();
        storage.dropIndex(collection, name);
    }

    private StoredCollection existing(String namespace) {
        return storage.find(namespace)
                .orElseThrow(() -> new StoreException(26, "NamespaceNotFound", "ns does not exist: " + namespace));
    }

    private void drop(Request request, DocWriter out) {
        Optional<StoredCollection> collection = storage.find(request.namespace());
        if (collection.isPresent()) {
            out.put("nIndexesWas", collection.get().indexes().size() + 1).put("ns", request.namespace());
            storage.drop(request.namespace());
        }
    }

    private void dropDatabase(Request request, DocWriter out) {
        storage.names().stream()
                .filter(name -> name.startsWith(request.database() + "."))
                .forEach(storage::drop);
        out.put("dropped", request.database());
    }

    private void listCollections(Request request, DocWriter out) {
        String prefix = request.database() + ".";
        Filter filter = Filter.of(request.body().docOrEmpty("filter"));
        out.begin("cursor").beginArray("firstBatch");
        int at = 0;
        for (String name : storage.names()) {
            if (!name.startsWith(prefix)) {
                continue;
            }
            DocWriter entry = new DocWriter().begin();
            entry.put("name", name.substring(prefix.length())).put("type", "collection");
            entry.begin("options").end();
            entry.begin("info").put("readOnly", false).end().end();
            Doc doc = Doc.of(entry.toBytes());
            if (filter.matches(doc)) {
                out.put(Integer.toString(at++), doc);
            }
        }
        out.end().put("id", 0L).put("ns", prefix + "$cmd.listCollections").end();
    }

    private void listDatabases(DocWriter out) {
        out.beginArray("databases");
        int at = 0;
        List<String> names = storage.names().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
        for (String name : names) {
            out.begin(Integer.toString(at++)).put("name", name);
            out.put("sizeOnDisk", 1L).put("empty", false).end();
        }
        out.end();
    }

    private void listIndexes(Request request, DocWriter out) {
        StoredCollection collection = existing(request.namespace());
        out.begin("cursor").beginArray("firstBatch");
        out.begin("0");
        IndexSpec.id().write(out);
        out.end();
        int at = 1;
        for (OrderedIndex index : collection.indexes()) {
            out.begin(Integer.toString(at++));
            index.spec().write(out);
            out.end();
        }
        out.end().put("id", 0L).put("ns", request.namespace()).end();
    }

    /// Compares every index of a collection with a walk through its documents; nothing may be written meanwhile.
    private void checkIndexes(Request request, DocWriter out) {
        StoredCollection collection = existing(request.namespace());
        long faults = 0;
        out.begin("indexes");
        collection.lock().lock();
        try {
            for (OrderedIndex index : collection.indexes()) {
                long found = collection.faults(index);
                faults += found;
                out.begin(index.spec().name()).put("entries", index.entries().count());
                out.put("faults", found).end();
            }
        } finally {
            collection.lock().unlock();
        }
        out.end().put("documents", collection.size()).put("faults", faults);
    }

    /// The queries of a database that no index bounded.
    private void scans(Request request, DocWriter out) {
        out.beginArray("scans");
        int at = 0;
        for (var entry : storage.scans().counts().entrySet()) {
            if (entry.getKey().startsWith(request.database() + ".")) {
                LongAdder count = entry.getValue();
                out.begin(Integer.toString(at++)).put("shape", entry.getKey());
                out.put("count", count.sum()).end();
            }
        }
        out.end();
    }
}
