package vn.eduhub.reporting.cube;

import java.nio.charset.StandardCharsets;

/// Reads what [CompactWriter] wrote.
final class CompactReader {

    private final byte[] bytes;
    private int position;

    CompactReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    String ascii() {
        int length = (int) number();
        String text = new String(bytes, position, length, StandardCharsets.US_ASCII);
        position += length;
        return text;
    }
}
