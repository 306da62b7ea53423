package vn.eduhub.local.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes values so that comparing the bytes, unsigned, compares the values as MongoDB does: by kind first,
/// then by value; numbers of all types together. No key is the beginning of another, so keys can be put one
/// behind the other.
///
/// A number is its double (8 bytes) and what that lost of a 64 bit integer (2 bytes). A decimal counts as the nearest
/// double.
final class KeyWriter {
    private static final int KIND_MIN = 1;
    /// An empty array, in an index of its elements.
    private static final int KIND_NOTHING = 3;
    private static final int KIND_NULL = 5;
    private static final int KIND_NUMBER = 10;
    private static final int KIND_STRING = 15;
    private static final int KIND_DOCUMENT = 20;
    private static final int KIND_ARRAY = 25;
    private static final int KIND_BINARY = 30;
    private static final int KIND_OBJECT_ID = 35;
    private static final int KIND_BOOLEAN = 40;
    private static final int KIND_DATE = 45;
    private static final int KIND_TIMESTAMP = 50;
    private static final int KIND_REGEX = 55;
    private static final int KIND_OTHER = 60;
    private static final int KIND_MAX = 127;

    /// Greater than the first byte of any key, upward or downward.
    static final byte BEHIND = (byte) 0xFF;

    private byte[] buffer = new byte[64];
    private int at;

    static byte[] keyOf(Value value) {
        return new KeyWriter().put(value).toKey();
    }

    KeyWriter clear() {
        at = 0;
        return this;
    }

    int size() {
        return at;
    }

    byte[] toKey() {
        return Arrays.copyOf(buffer, at);
    }

    boolean is(byte[] key) {
        return Arrays.equals(buffer, 0, at, key, 0, key.length);
    }

    int compareTo(byte[] key) {
        return Arrays.compareUnsigned(buffer, 0, at, key, 0, key.length);
    }

    /// The first byte of the key of such a value: values with different kinds never match a range.
    static byte kind(byte type) {
        return (byte)
                switch (type) {
                    case Value.MIN_KEY -> KIND_MIN;
                    case Value.NULL, Value.UNDEFINED -> KIND_NULL;
                    case Value.INT32, Value.INT64, Value.DOUBLE, Value.DECIMAL -> KIND_NUMBER;
                    case Value.STRING, Value.SYMBOL -> KIND_STRING;
                    case Value.DOCUMENT -> KIND_DOCUMENT;
                    case Value.ARRAY -> KIND_ARRAY;
                    case Value.BINARY -> KIND_BINARY;
                    case Value.OBJECT_ID -> KIND_OBJECT_ID;
                    case Value.BOOLEAN -> KIND_BOOLEAN;
                    case Value.DATE -> KIND_DATE;
                    case Value.TIMESTAMP -> KIND_TIMESTAMP;
                    case Value.REGEX -> KIND_REGEX;
                    case Value.MAX_KEY -> KIND_MAX;
                    default -> KIND_OTHER;
                };
    }

    /// A missing value counts as null.
    KeyWriter put(@Nullable Value value) {
        if (value == null) {
            return putByte(KIND_NULL);
        }
        return put(value.type(), value.bytes(), value.at());
    }

    KeyWriter putNothing() {
        return putByte(KIND_NOTHING);
    }

    KeyWriter raw(byte[] bytes) {
        return raw(bytes, 0, bytes.length);
    }

    KeyWriter putByte(int value) {
        ensure(1);
        buffer[at++] = (byte) value;
        return this;
    }

    /// Turns the order of everything written since `from`.
    KeyWriter flip(int from) {
        for (int i = from; i < at; i++) {
            buffer[i] = (byte) ~buffer[i];
        }
        return this;
    }

    private KeyWriter put(byte type, byte[] bytes, int from) {
        putByte(kind(type));
        switch (type) {
            case Value.INT32 -> number(Value.intAt(bytes, from), 0);
            case Value.INT64 -> integer(Value.longAt(bytes, from));
            case Value.DOUBLE, Value.DECIMAL -> number(new Value(type, bytes, from).asDouble(), 0);
            case Value.STRING, Value.SYMBOL -> text(bytes, from + 4, from + 3 + Value.intAt(bytes, from));
            case Value.DOCUMENT -> fields(bytes, from, true);
            case Value.ARRAY -> fields(bytes, from, false);
            case Value.BOOLEAN -> putByte(bytes[from]);
            case Value.OBJECT_ID -> raw(bytes, from, 12);
            case Value.DATE -> bigEndian(Value.longAt(bytes, from) ^ Long.MIN_VALUE, 8);
            case Value.TIMESTAMP -> bigEndian(Value.longAt(bytes, from), 8);
            case Value.BINARY -> {
                int length = Value.intAt(bytes, from);
                bigEndian(length, 4);
                raw(bytes, from + 4, 1 + length);
            }
            case Value.REGEX -> {
                int options = Value.afterName(bytes, from);
                text(bytes, from, options - 1);
                text(bytes, options, Value.afterName(bytes, options) - 1);
            }
            case Value.CODE, Value.SCOPED_CODE, Value.DB_POINTER -> {
                int size = Value.sizeAt(type, bytes, from);
                putByte(type);
                bigEndian(size, 4);
                raw(bytes, from, size);
            }
            default -> {
                // Null, the least and the greatest key have nothing but their kind.
            }
        }
        return this;
    }

    private void integer(long value) {
        double near = value;
        number(near, (int) (value - (long) near));
    }

    /// @param lost how much the integer is above its double: at most 1,024 either way
    private void number(double value, int lost) {
        // -0.0 equals 0.0, and NaN stands before all other numbers.
        long bits = Double.isNaN(value) ? Long.MIN_VALUE : Double.doubleToRawLongBits(value == 0 ? 0.0 : value);
        if (Double.isNaN(value)) {
            bigEndian(0, 8);
        } else {
            bigEndian(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, 8);
        }
        bigEndian(lost + 0x8000L, 2);
    }

    /// Zero bytes become 00 FF, the end is 00 00: shorter texts stand before longer ones.
    private void text(byte[] bytes, int from, int to) {
        ensure(2 * (to - from) + 2);
        for (int i = from; i < to; i++) {
            buffer[at++] = bytes[i];
            if (bytes[i] == 0) {
                buffer[at++] = (byte) 0xFF;
            }
        }
        buffer[at++] = 0;
        buffer[at++] = 0;
    }

    private void fields(byte[] bytes, int from, boolean named) {
        int element = from + 4;
        while (bytes[element] != 0) {
            byte type = bytes[element];
            int value = Value.afterName(bytes, element + 1);
            if (named) {
                putByte(kind(type));
                text(bytes, element + 1, value - 1);
            }
            put(type, bytes, value);
            element = value + Value.sizeAt(type, bytes, value);
        }
        putByte(0);
    }

    private KeyWriter raw(byte[] bytes, int from, int length) {
        ensure(length);
        System.arraycopy(bytes, from, buffer, at, length);
        at += length;
        return this;
    }

    private void bigEndian(long value, int count) {
        ensure(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            buffer[at++] = (byte) (value >>> shift);
        }
    }

    private void ensure(int more) {
        if (at + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + more));
        }
    }
}
