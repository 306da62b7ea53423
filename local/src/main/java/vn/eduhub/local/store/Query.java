package vn.eduhub.local.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The documents that match, in the order asked for, one by one.
final class Query implements AutoCloseable {
    /// A sort that no index serves holds its documents in memory, at most this many bytes of them.
    private static final long SORT_BYTES_MAX = Math.clamp(Runtime.getRuntime().maxMemory() / 8, 16L << 20, 100L << 20);

    private final StoredCollection collection;
    private final Filter filter;
    private final SortOrder sort;
    private final int skip;
    private final int limit;
    private final Plan plan;
    private final Scan scan;
    private @Nullable Iterator<Sorted> sorted;
    private int skipped;
    private int returned;
    private boolean over;
    private byte[] idKey = OrderedIndex.NOTHING;

    private record Sorted(Key order, Key id, Doc doc) {}

    /// @param limit 0 for all
    Query(StoredCollection collection, Filter filter, SortOrder sort, int skip, int limit) {
        this.collection = collection;
        this.filter = filter;
        this.sort = sort;
        this.skip = skip;
        this.limit = limit;
        this.plan = Planner.plan(collection, filter, sort);
        this.scan = new Scan(collection, plan);
        collection.count(plan, filter, sort);
    }

    @Nullable
    Doc next() {
        if (isOver()) {
            return null;
        }
        while (true) {
            Doc doc = plan.sorted() ? matching() : fromSorted();
            if (doc == null) {
                over = true;
                return null;
            }
            if (skipped < skip) {
                skipped++;
                continue;
            }
            returned++;
            return doc;
        }
    }

    /// The `_id` key of the document given last.
    byte[] idKey() {
        return idKey;
    }

    /// Gives back what it holds of the engine. It can go on afterwards, behind what it gave last.
    @Override
    public void close() {
        scan.pause();
    }

    /// True if it is known that nothing more will come.
    boolean isOver() {
        return over || (limit > 0 && returned == limit);
    }

    int returned() {
        return returned;
    }

    Plan plan() {
        return plan;
    }

    Scan scan() {
        return scan;
    }

    StoredCollection collection() {
        return collection;
    }

    private @Nullable Doc matching() {
        while (true) {
            byte[] bytes = scan.next();
            if (bytes == null) {
                return null;
            }
            Doc doc = Doc.of(bytes);
            if (filter.matches(doc)) {
                idKey = scan.idKey();
                return doc;
            }
        }
    }

    private @Nullable Doc fromSorted() {
        Iterator<Sorted> ready = sorted;
        if (ready == null) {
            ready = sort();
            sorted = ready;
        }
        if (!ready.hasNext()) {
            return null;
        }
        Sorted next = ready.next();
        idKey = next.id().bytes();
        return next.doc();
    }

    private Iterator<Sorted> sort() {
        Comparator<Sorted> order = Comparator.comparing(Sorted::order).thenComparing(Sorted::id);
        int wanted = limit == 0 ? Integer.MAX_VALUE : limit + skip;
        // The greatest first, so that it can make room for a lesser one.
        PriorityQueue<Sorted> kept = new PriorityQueue<>(order.reversed());
        long bytes = 0;
        for (Doc doc = matching(); doc != null; doc = matching()) {
            kept.add(new Sorted(new Key(sort.key(doc)), new Key(idKey), doc));
            bytes += doc.length();
            if (kept.size() > wanted) {
                bytes -= kept.remove().doc().length();
            }
            if (bytes > SORT_BYTES_MAX) {
                throw new StoreException(
                        292,
                        "QueryExceededMemoryLimitNoDiskUseAllowed",
                        "no index serves this order, and there is too much to sort in memory");
            }
        }
        Sorted[] all = kept.toArray(Sorted[]::new);
        Arrays.sort(all, order);
        return Arrays.asList(all).iterator();
    }
}
