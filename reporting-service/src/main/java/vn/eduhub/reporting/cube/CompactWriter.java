package vn.eduhub.reporting.cube;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes small numbers into few bytes: seven bits each, the eighth says that more follow.
final class CompactWriter {

    private byte[] bytes;
    private int length;

    CompactWriter(int sizeExpected) {
        bytes = new byte[Math.max(16, sizeExpected)];
    }

    /// A number that is not negative.
    void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a number that is not negative expected");
        }
        bits(value);
    }

    /// A number that may be negative: zigzag, so that -1 is as short as 1.
    void signed(long value) {
        bits((value << 1) ^ (value >> 63));
    }

    /// A text of ASCII characters, at most 127.
    void ascii(String text) {
        number(text.length());
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        require(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void bits(long value) {
        require(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
