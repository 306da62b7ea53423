package vn.eduhub.local.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a query is answered.
///
/// @param index null for the documents themselves, which are ordered by `_id`
/// @param ranges of keys to read, in the order of the keys
/// @param reverse from the greatest key to the least
/// @param sorted what comes out has the order that was asked for
/// @param repeats a document can come out twice and has to be left out the second time
/// @param bounded the filter bounds what is read
record Plan(
        @Nullable OrderedIndex index,
        List<KeyRange> ranges,
        boolean reverse,
        boolean sorted,
        boolean repeats,
        boolean bounded) {

    static Plan scan(boolean sorted) {
        return new Plan(null, List.of(KeyRange.all()), false, sorted, false, false);
    }

    String indexName() {
        return index == null ? "_id_" : index.spec().name();
    }
}
