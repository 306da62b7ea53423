package vn.eduhub.local.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the queries that no index bounds, by collection and shape, so that a service can be shown to have
/// none. A shape has names and no values.
final class Scans {
    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
    private static final int SHAPES_MAX = 1_000;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String collection, Filter filter, SortOrder sort) {
        String order = sort.isNone()
                ? ""
                : sort.parts().stream()
                        .map(part -> part.path().toString())
                        .collect(Collectors.joining(",", " sort ", ""));
        String shape = collection + " " + shape(filter) + order;
        LongAdder known = counts.get(shape);
        if (known == null && counts.size() < SHAPES_MAX) {
            LOG.warn("no index bounds this query, the whole collection is read: {}", shape);
            known = counts.computeIfAbsent(shape, _ -> new LongAdder());
        }
        if (known != null) {
            known.increment();
        }
    }

    Map<String, LongAdder> counts() {
        return counts;
    }

    private static String shape(Filter filter) {
        return switch (filter) {
            case Filter.And(var filters) -> joined("", filters);
            case Filter.Or(var filters) -> joined("$or", filters);
            case Filter.Nor(var filters) -> joined("$nor", filters);
            case Filter.Field(var path, FieldTest.Compare test) -> path + " " + test.comparison();
            case Filter.Field(var path, FieldTest.ElementMatches(var inner)) -> path + shape(inner);
            case Filter.Field(var path, var test) ->
                path + " " + test.getClass().getSimpleName();
        };
    }

    private static String joined(String operator, java.util.List<Filter> filters) {
        return filters.stream().map(Scans::shape).collect(Collectors.joining(", ", operator + "{", "}"));
    }
}
