package vn.eduhub.exchange.reference;

import java.util.Map;
import java.util.TreeMap;

/// A line of which the hub keeps no record of its own yet.
///
/// @param type the kind of thing, such as `course`
/// @param fields that are kept; empty for what is personal
/// @param print text that changes when anything in the line changes; only a keyed hash of it is kept
/// @param value a number that lines which point here need: of an academic session the year it ends in; else 0
public record ReferenceRow(
        long row, String type, String sourcedId, boolean cancel, Map<String, String> fields, String print, int value) {

    public ReferenceRow {
        fields = new TreeMap<>(fields);
    }

    public ReferenceKey key() {
        return new ReferenceKey(type, sourcedId);
    }

    @Override
    public String toString() {
        return "ReferenceRow[" + row + ", " + type + "]";
    }
}
