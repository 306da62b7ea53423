package vn.eduhub.local.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes BSON into a growing buffer.
final class DocWriter {
    private byte[] buffer;
    private int at;
    private int[] starts = new int[8];
    private int depth;

    DocWriter() {
        this(512);
    }

    DocWriter(int capacity) {
        buffer = new byte[capacity];
    }

    byte[] buffer() {
        return buffer;
    }

    int size() {
        return at;
    }

    void clear() {
        at = 0;
        depth = 0;
    }

    /// Forgets everything written since the buffer had this size.
    void backTo(int size) {
        at = size;
        depth = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, at);
    }

    /// Leaves room for something written later with [#setInt].
    DocWriter skip(int count) {
        ensure(count);
        Arrays.fill(buffer, at, at + count, (byte) 0);
        at += count;
        return this;
    }

    void setInt(int place, int value) {
        Value.putInt(buffer, place, value);
    }

    DocWriter begin() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        starts[depth++] = at;
        return skip(4);
    }

    DocWriter begin(String name) {
        name(Value.DOCUMENT, name);
        return begin();
    }

    DocWriter beginArray(String name) {
        name(Value.ARRAY, name);
        return begin();
    }

    DocWriter end() {
        skip(1);
        int start = starts[--depth];
        setInt(start, at - start);
        return this;
    }

    DocWriter put(String name, String value) {
        name(Value.STRING, name);
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        ensure(5 + text.length);
        Value.putInt(buffer, at, text.length + 1);
        System.arraycopy(text, 0, buffer, at + 4, text.length);
        at += 4 + text.length;
        buffer[at++] = 0;
        return this;
    }

    DocWriter put(String name, int value) {
        name(Value.INT32, name);
        ensure(4);
        Value.putInt(buffer, at, value);
        at += 4;
        return this;
    }

    DocWriter put(String name, long value) {
        return putLong(Value.INT64, name, value);
    }

    DocWriter put(String name, double value) {
        return putLong(Value.DOUBLE, name, Double.doubleToRawLongBits(value));
    }

    DocWriter putDate(String name, long epochMillis) {
        return putLong(Value.DATE, name, epochMillis);
    }

    private DocWriter putLong(byte type, String name, long value) {
        name(type, name);
        ensure(8);
        Value.putLong(buffer, at, value);
        at += 8;
        return this;
    }

    DocWriter put(String name, boolean value) {
        name(Value.BOOLEAN, name);
        ensure(1);
        buffer[at++] = (byte) (value ? 1 : 0);
        return this;
    }

    DocWriter putNull(String name) {
        name(Value.NULL, name);
        return this;
    }

    DocWriter putObjectId(String name, byte[] id) {
        name(Value.OBJECT_ID, name);
        raw(id, 0, id.length);
        return this;
    }

    DocWriter put(String name, Value value) {
        name(value.type(), name);
        return raw(value.bytes(), value.at(), value.size());
    }

    DocWriter put(String name, Doc doc) {
        name(Value.DOCUMENT, name);
        return raw(doc.bytes(), doc.start(), doc.length());
    }

    DocWriter raw(byte[] bytes, int from, int length) {
        ensure(length);
        System.arraycopy(bytes, from, buffer, at, length);
        at += length;
        return this;
    }

    private void name(byte type, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ensure(2 + text.length);
        buffer[at++] = type;
        System.arraycopy(text, 0, buffer, at, text.length);
        at += text.length;
        buffer[at++] = 0;
    }

    private void ensure(int more) {
        if (at + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + more));
        }
    }
}
