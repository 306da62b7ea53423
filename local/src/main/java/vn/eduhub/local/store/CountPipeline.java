package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;

/// The one aggregation this store does, which is what drivers send for `countDocuments`: `$match`, `$skip`,
/// `$limit`, then `$count` or a `$group` of all with `{$sum: 1}`.
///
/// @param group the `$group` stage, or empty for `$count`
/// @param name of the field with the count
record CountPipeline(Filter filter, int skip, int limit, Doc group, String name) {

    static CountPipeline of(List<Doc> stages) {
        List<Filter> filters = new ArrayList<>();
        int skip = 0;
        int limit = 0;
        for (Doc stage : stages) {
            Doc.Fields fields = stage.fields();
            if (!fields.next()) {
                throw new StoreException(40323, "Location40323", "a pipeline stage must contain exactly one field");
            }
            Value value = fields.value();
            switch (fields.name()) {
                case "$match" -> {
                    refuseUnless(skip == 0 && limit == 0);
                    filters.add(Filter.of(value.asDoc()));
                }
                case "$skip" -> {
                    refuseUnless(limit == 0);
                    skip += value.asInt();
                }
                case "$limit" -> limit = value.asInt();
                case "$count" -> {
                    return new CountPipeline(and(filters), skip, limit, Doc.EMPTY, value.asString());
                }
                case "$group" -> {
                    return new CountPipeline(and(filters), skip, limit, value.asDoc(), sumOfOnes(value.asDoc()));
                }
                default -> refuseUnless(false);
            }
        }
        throw unsupported();
    }

    private static Filter and(List<Filter> filters) {
        List<Filter> used =
                filters.stream().filter(filter -> !filter.equals(Filter.ALL)).toList();
        return used.isEmpty() ? Filter.ALL : new Filter.And(used);
    }

    private static String sumOfOnes(Doc group) {
        String name = "";
        Doc.Fields fields = group.fields();
        while (fields.next()) {
            if (fields.name().equals("_id")) {
                refuseUnless(fields.value().isNumber() || fields.value().isNull());
                continue;
            }
            Value sum = fields.value().asDoc().get("$sum");
            refuseUnless(name.isEmpty() && sum != null && sum.isNumber() && sum.asDouble() == 1);
            name = fields.name();
        }
        return name;
    }

    private static void refuseUnless(boolean supported) {
        if (!supported) {
            throw unsupported();
        }
    }

    private static StoreException unsupported() {
        return new StoreException(40324, "Location40324", "this store only counts in an aggregation");
    }

    void write(DocWriter out, long count) {
        Value id = group.get("_id");
        if (id != null) {
            out.put("_id", id);
        }
        if (count == (int) count) {
            out.put(name, (int) count);
        } else {
            out.put(name, count);
        }
    }
}
