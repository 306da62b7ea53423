package vn.eduhub.identity.minting;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/// FF1 of NIST SP 800-38G for decimal numbers of a fixed length and an empty tweak: a keyed permutation of
/// all numbers of so many digits. The block cipher is the JDK's AES; this is the Feistel frame around it, in
/// `long`s, with the constant first block done once. Tested against the published samples and against a
/// library (RATIONALE.md says why not the library itself). Not thread-safe.
final class Ff1 {

    private static final int BLOCK = 16;
    private static final int ROUNDS = 10;

    /// So that half a number fits four bytes, which fixes the shape of the blocks below.
    private static final int DIGITS_MAX = 18;

    private final Cipher aes;
    private final byte[] first = new byte[BLOCK];
    private final byte[] block = new byte[BLOCK];
    private final long leftSize;
    private final long rightSize;
    private final int halfBytes;

    Ff1(byte[] key, int digits) {
        if (digits < 6 || digits > DIGITS_MAX) {
            throw new IllegalArgumentException("6 to 18 digits expected; shorter ones are not safe");
        }
        int left = digits / 2;
        leftSize = power(left);
        rightSize = power(digits - left);
        halfBytes = (Long.SIZE - Long.numberOfLeadingZeros(rightSize - 1) + 7) / 8;
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
        // P of step 5: version, method, addition, radix (3 bytes), rounds, length of the left half, both lengths.
        byte[] p = {1, 2, 1, 0, 0, 10, ROUNDS, (byte) left, 0, 0, 0, (byte) digits, 0, 0, 0, 0};
        System.arraycopy(p, 0, first, 0, BLOCK);
        encryptInPlace(first);
    }

    long encrypt(long number) {
        long a = number / rightSize;
        long b = number % rightSize;
        for (int round = 0; round < ROUNDS; round++) {
            long size = round % 2 == 0 ? leftSize : rightSize;
            long c = (a + Long.remainderUnsigned(word(round, b), size)) % size;
            a = b;
            b = c;
        }
        return a * rightSize + b;
    }

    /// Steps 6 i to iv: the first eight bytes of AES(AES(P) xor Q), where Q is zeros, the round, the half.
    private long word(int round, long half) {
        System.arraycopy(first, 0, block, 0, BLOCK);
        block[BLOCK - 1 - halfBytes] ^= (byte) round;
        for (int i = 0; i < halfBytes; i++) {
            block[BLOCK - 1 - i] ^= (byte) (half >>> (8 * i));
        }
        encryptInPlace(block);
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << 8 | (block[i] & 0xff);
        }
        return word;
    }

    private void encryptInPlace(byte[] bytes) {
        try {
            aes.update(bytes, 0, BLOCK, bytes, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a block encrypts to a block", e);
        }
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
