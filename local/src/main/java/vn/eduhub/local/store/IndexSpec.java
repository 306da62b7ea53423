package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;

/// What an index is made of.
///
/// @param sparse documents that have none of the fields are not in the index
record IndexSpec(String name, List<Part> parts, boolean unique, boolean sparse) {

    /// @param up least first
    record Part(FieldPath path, boolean up) {}

    static IndexSpec id() {
        return new IndexSpec("_id_", List.of(new Part(FieldPath.of("_id"), true)), true, false);
    }

    static IndexSpec of(Doc spec) {
        List<Part> parts = parts(spec.require("key").asDoc());
        if (parts.isEmpty()) {
            throw new StoreException(67, "CannotCreateIndex", "an index needs a field");
        }
        for (String option : List.of("partialFilterExpression", "expireAfterSeconds", "collation")) {
            if (spec.get(option) != null) {
                throw new StoreException(67, "CannotCreateIndex", "not supported by this store: " + option);
            }
        }
        return new IndexSpec(
                spec.require("name").asString(), List.copyOf(parts), spec.isTrue("unique"), spec.isTrue("sparse"));
    }

    private static List<Part> parts(Doc key) {
        List<Part> parts = new ArrayList<>();
        Doc.Fields fields = key.fields();
        while (fields.next()) {
            if (!fields.value().isNumber() || fields.value().asDouble() == 0) {
                throw new StoreException(67, "CannotCreateIndex", "only ascending (1) and descending (-1) indexes");
            }
            parts.add(new Part(FieldPath.of(fields.name()), fields.value().asDouble() > 0));
        }
        return parts;
    }

    void write(DocWriter out) {
        out.put("v", 2);
        writeKey(out, "key");
        out.put("name", name);
        if (unique && !isId()) {
            out.put("unique", true);
        }
        if (sparse) {
            out.put("sparse", true);
        }
    }

    void writeKey(DocWriter out, String field) {
        out.begin(field);
        for (Part part : parts) {
            out.put(part.path().toString(), part.up() ? 1 : -1);
        }
        out.end();
    }

    /// The key as text, to compare with.
    static String keyOf(IndexSpec spec) {
        return spec.parts().toString();
    }

    static String keyOf(Doc key) {
        return parts(key).toString();
    }

    boolean isId() {
        return name.equals("_id_");
    }
}
