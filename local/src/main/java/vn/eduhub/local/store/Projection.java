package vn.eduhub.local.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which fields of a document a client gets.
final class Projection {
    static final Projection ALL = new Projection(false, true, new Node());

    private final boolean inclusive;
    private final boolean withId;
    private final Node root;

    private Projection(boolean inclusive, boolean withId, Node root) {
        this.inclusive = inclusive;
        this.withId = withId;
        this.root = root;
    }

    /// A field named in the projection; without children it is named itself.
    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();

        private void add(String path) {
            int dot = path.indexOf('.');
            if (dot < 0) {
                children.put(path, new Node());
            } else {
                children.computeIfAbsent(path.substring(0, dot), _ -> new Node())
                        .add(path.substring(dot + 1));
            }
        }

        private boolean isLeaf() {
            return children.isEmpty();
        }
    }

    static Projection of(Doc spec) {
        if (spec.isEmpty()) {
            return ALL;
        }
        Node root = new Node();
        boolean withId = true;
        Boolean inclusive = null;
        Doc.Fields fields = spec.fields();
        while (fields.next()) {
            Value value = fields.value();
            if (!value.isNumber() && value.type() != Value.BOOLEAN) {
                throw StoreException.badValue("a projection can include and exclude fields, no more");
            }
            if (fields.name().equals("_id")) {
                withId = value.isTrue();
                continue;
            }
            if (inclusive != null && inclusive != value.isTrue()) {
                throw new StoreException(31254, "Location31254", "a projection includes or excludes, not both");
            }
            inclusive = value.isTrue();
            root.add(fields.name());
        }
        return new Projection(inclusive == null ? onlyId(spec, withId) : inclusive, withId, root);
    }

    /// `{_id: 1}` alone includes nothing else, `{_id: 0}` alone leaves out nothing else.
    private static boolean onlyId(Doc spec, boolean withId) {
        return withId && !spec.isEmpty();
    }

    boolean isAll() {
        return !inclusive && withId && root.isLeaf();
    }

    /// Writes the document under this name.
    void write(DocWriter out, String name, Doc doc) {
        if (isAll()) {
            out.put(name, doc);
            return;
        }
        out.begin(name);
        writeFields(out, doc, root, true);
        out.end();
    }

    private void writeFields(DocWriter out, Doc doc, Node node, boolean top) {
        Doc.Fields fields = doc.fields();
        while (fields.next()) {
            String name = fields.name();
            if (top && name.equals("_id")) {
                if (withId) {
                    out.put(name, fields.value());
                }
                continue;
            }
            Node child = node.children.get(name);
            if (child == null ? !inclusive : inclusive && child.isLeaf()) {
                out.put(name, fields.value());
            } else if (child != null && !child.isLeaf()) {
                writeInner(out, name, fields.value(), child);
            }
        }
    }

    private void writeInner(DocWriter out, String name, Value value, Node node) {
        if (value.isDocument()) {
            out.begin(name);
            writeFields(out, value.asDoc(), node, false);
            out.end();
        } else if (value.isArray()) {
            out.beginArray(name);
            writeElements(out, value.asDoc(), node);
            out.end();
        } else if (!inclusive) {
            out.put(name, value);
        }
    }

    private void writeElements(DocWriter out, Doc array, Node node) {
        int at = 0;
        Doc.Fields elements = array.fields();
        while (elements.next()) {
            Value element = elements.value();
            if (element.isDocument() || element.isArray() || !inclusive) {
                writeInner(out, Integer.toString(at++), element, node);
            }
        }
    }

    Doc apply(Doc doc) {
        if (isAll()) {
            return doc;
        }
        DocWriter out = new DocWriter(doc.length());
        out.begin();
        writeFields(out, doc, root, true);
        return Doc.of(out.end().toBytes());
    }

    @Override
    public String toString() {
        return (inclusive ? "only " : "all but ") + root.children.keySet();
    }

    static Projection ofNullable(@Nullable Value spec) {
        return spec == null || spec.isNull() ? ALL : of(spec.asDoc());
    }
}
