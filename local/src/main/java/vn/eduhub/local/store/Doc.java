package vn.eduhub.local.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A BSON document where it lies in a byte array, read in place.
final class Doc {
    private static final int DEPTH_MAX = 100;
    static final Doc EMPTY = new Doc(new byte[] {5, 0, 0, 0, 0}, 0);

    private final byte[] bytes;
    private final int start;

    Doc(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    static Doc of(byte[] bytes) {
        return new Doc(bytes, 0);
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return Value.intAt(bytes, start);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, start + length());
    }

    boolean isEmpty() {
        return length() == 5;
    }

    Fields fields() {
        return new Fields(bytes, start);
    }

    static byte[] name(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @Nullable
    Value get(String name) {
        return get(name(name));
    }

    @Nullable
    Value get(byte[] name) {
        Fields fields = fields();
        while (fields.next()) {
            if (fields.nameIs(name)) {
                return fields.value();
            }
        }
        return null;
    }

    Value require(String name) {
        Value value = get(name);
        if (value == null) {
            throw new StoreException(40414, "IDLFailedToParse", "the field '" + name + "' is missing");
        }
        return value;
    }

    Doc docOrEmpty(String name) {
        Value value = get(name);
        return value == null || value.isNull() ? EMPTY : value.asDoc();
    }

    boolean isTrue(String name) {
        Value value = get(name);
        return value != null && value.isTrue();
    }

    int intOr(String name, int otherwise) {
        Value value = get(name);
        return value == null || value.isNull() ? otherwise : value.asInt();
    }

    /// The documents of an array of documents.
    List<Doc> docs(String name) {
        List<Doc> docs = new ArrayList<>();
        Fields fields = require(name).asDoc().fields();
        while (fields.next()) {
            docs.add(fields.value().asDoc());
        }
        return docs;
    }

    /// Walks through the whole document once, so that what is stored can be read for ever after.
    void validate() {
        validate(bytes, start, start + length(), 0);
    }

    private static void validate(byte[] bytes, int start, int end, int depth) {
        if (depth > DEPTH_MAX) {
            throw StoreException.badValue("a document nested deeper than " + DEPTH_MAX);
        }
        if (end > bytes.length || end - start < 5 || bytes[end - 1] != 0) {
            throw StoreException.badValue("a BSON document that does not end where it says");
        }
        int at = start + 4;
        while (bytes[at] != 0) {
            byte type = bytes[at];
            int value = Value.afterName(bytes, at + 1);
            int next = value + Value.sizeAt(type, bytes, value);
            if (next >= end) {
                throw StoreException.badValue("a BSON value longer than its document");
            }
            if (type == Value.DOCUMENT || type == Value.ARRAY) {
                validate(bytes, value, next, depth + 1);
            }
            at = next;
        }
        if (at != end - 1) {
            throw StoreException.badValue("a BSON document that ends too early");
        }
    }

    /// Steps through the fields of a document.
    static final class Fields {
        private final byte[] bytes;
        private int element;
        private int value;
        private int next;

        private Fields(byte[] bytes, int start) {
            this.bytes = bytes;
            this.next = start + 4;
        }

        boolean next() {
            element = next;
            if (bytes[element] == 0) {
                return false;
            }
            value = Value.afterName(bytes, element + 1);
            next = value + Value.sizeAt(bytes[element], bytes, value);
            return true;
        }

        byte type() {
            return bytes[element];
        }

        String name() {
            return new String(bytes, element + 1, value - element - 2, StandardCharsets.UTF_8);
        }

        boolean nameIs(byte[] name) {
            return value - element - 2 == name.length
                    && Arrays.equals(bytes, element + 1, value - 1, name, 0, name.length);
        }

        boolean nameStartsWithDollar() {
            return bytes[element + 1] == '$';
        }

        Value value() {
            return new Value(bytes[element], bytes, value);
        }
    }
}
