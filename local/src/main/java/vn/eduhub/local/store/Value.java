package vn.eduhub.local.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One BSON value where it lies in a byte array. Nothing is copied or decoded until it is asked for: the
/// store answers most commands without ever building a document.
final class Value {
    static final byte DOUBLE = 1;
    static final byte STRING = 2;
    static final byte DOCUMENT = 3;
    static final byte ARRAY = 4;
    static final byte BINARY = 5;
    static final byte UNDEFINED = 6;
    static final byte OBJECT_ID = 7;
    static final byte BOOLEAN = 8;
    static final byte DATE = 9;
    static final byte NULL = 10;
    static final byte REGEX = 11;
    static final byte DB_POINTER = 12;
    static final byte CODE = 13;
    static final byte SYMBOL = 14;
    static final byte SCOPED_CODE = 15;
    static final byte INT32 = 16;
    static final byte TIMESTAMP = 17;
    static final byte INT64 = 18;
    static final byte DECIMAL = 19;
    static final byte MIN_KEY = -1;
    static final byte MAX_KEY = 127;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte type;
    private final byte[] bytes;
    private final int at;

    Value(byte type, byte[] bytes, int at) {
        this.type = type;
        this.bytes = bytes;
        this.at = at;
    }

    static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /// Bytes that a value of this type takes at this place; refuses what would leave the array.
    static int sizeAt(byte type, byte[] bytes, int at) {
        long size = switch (type) {
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> 0;
            case BOOLEAN -> 1;
            case INT32 -> 4;
            case DOUBLE, DATE, TIMESTAMP, INT64 -> 8;
            case OBJECT_ID -> 12;
            case DECIMAL -> 16;
            case STRING, CODE, SYMBOL -> 4L + atLeast(1, intAt(bytes, at));
            case DOCUMENT, ARRAY, SCOPED_CODE -> atLeast(5, intAt(bytes, at));
            case BINARY -> 5L + atLeast(0, intAt(bytes, at));
            case DB_POINTER -> 16L + atLeast(1, intAt(bytes, at));
            case REGEX -> {
                int options = afterName(bytes, at);
                yield afterName(bytes, options) - at;
            }
            default -> throw StoreException.badValue("unknown BSON type " + type);
        };
        if (at + size > bytes.length) {
            throw StoreException.badValue("a BSON value longer than its document");
        }
        return (int) size;
    }

    private static int atLeast(int least, int length) {
        if (length < least) {
            throw StoreException.badValue("a BSON value of length " + length);
        }
        return length;
    }

    /// The place after the zero that ends the name that begins at `at`.
    static int afterName(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return end + 1;
    }

    byte type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int size() {
        return sizeAt(type, bytes, at);
    }

    boolean isNull() {
        return type == NULL || type == UNDEFINED;
    }

    boolean isArray() {
        return type == ARRAY;
    }

    boolean isDocument() {
        return type == DOCUMENT;
    }

    boolean isNumber() {
        return type == INT32 || type == INT64 || type == DOUBLE || type == DECIMAL;
    }

    /// True as MongoDB's options have it: a true boolean or a number other than zero.
    boolean isTrue() {
        return type == BOOLEAN ? bytes[at] != 0 : isNumber() && asDouble() != 0;
    }

    double asDouble() {
        return switch (type) {
            case DOUBLE -> Double.longBitsToDouble(longAt(bytes, at));
            case INT32 -> intAt(bytes, at);
            case INT64 -> longAt(bytes, at);
            case DECIMAL ->
                org.bson.types.Decimal128.fromIEEE754BIDEncoding(longAt(bytes, at + 8), longAt(bytes, at))
                        .doubleValue();
            default -> throw StoreException.typeMismatch("a number is expected here");
        };
    }

    long asLong() {
        return switch (type) {
            case INT32 -> intAt(bytes, at);
            case INT64, DATE, TIMESTAMP -> longAt(bytes, at);
            default -> (long) asDouble();
        };
    }

    int asInt() {
        return Math.clamp(asLong(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    String asString() {
        if (type != STRING && type != SYMBOL) {
            throw StoreException.typeMismatch("a string is expected here");
        }
        return new String(bytes, at + 4, intAt(bytes, at) - 1, StandardCharsets.UTF_8);
    }

    /// An array is a document whose names are its places.
    Doc asDoc() {
        if (type != DOCUMENT && type != ARRAY) {
            throw StoreException.typeMismatch("a document or an array is expected here");
        }
        return new Doc(bytes, at);
    }

    /// The pattern of a regular expression.
    String regexPattern() {
        return new String(bytes, at, afterName(bytes, at) - 1 - at, StandardCharsets.UTF_8);
    }

    String regexOptions() {
        int from = afterName(bytes, at);
        return new String(bytes, from, afterName(bytes, from) - 1 - from, StandardCharsets.UTF_8);
    }

    boolean sameBytes(Value other) {
        int size = size();
        return type == other.type
                && size == other.size()
                && java.util.Arrays.equals(bytes, at, at + size, other.bytes, other.at, other.at + size);
    }
}
