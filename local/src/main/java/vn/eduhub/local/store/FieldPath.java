package vn.eduhub.local.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A dotted path into a document. An array on the way stands for each of its documents, as in MongoDB.
final class FieldPath {
    private static final Pattern DOT = Pattern.compile("\\.");

    private final String path;
    private final byte[][] names;

    private FieldPath(String path, byte[][] names) {
        this.path = path;
        this.names = names;
    }

    static FieldPath of(String path) {
        String[] parts = DOT.split(path, -1);
        byte[][] names = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            names[i] = Doc.name(parts[i]);
        }
        return new FieldPath(path, names);
    }

    /// What stands at the end of a path; null where a document on the way has no such field.
    @FunctionalInterface
    interface Visitor {
        /// True to stop here.
        boolean visit(@Nullable Value value);
    }

    String first() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /// True when the visitor stopped the walk.
    boolean walk(Doc doc, Visitor visitor) {
        return walk(doc, 0, visitor);
    }

    private boolean walk(Doc doc, int depth, Visitor visitor) {
        Value value = doc.get(names[depth]);
        if (depth == names.length - 1 || value == null) {
            return visitor.visit(value);
        }
        if (value.isDocument()) {
            return walk(value.asDoc(), depth + 1, visitor);
        }
        if (value.isArray()) {
            return walkArray(value.asDoc(), depth + 1, visitor);
        }
        return visitor.visit(null);
    }

    private boolean walkArray(Doc array, int depth, Visitor visitor) {
        byte first = names[depth].length == 0 ? 0 : names[depth][0];
        if (first >= '0' && first <= '9' && array.get(names[depth]) != null) {
            return walk(array, depth, visitor);
        }
        Doc.Fields elements = array.fields();
        while (elements.next()) {
            if (elements.type() == Value.DOCUMENT && walk(elements.value().asDoc(), depth, visitor)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
