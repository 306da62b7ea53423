package vn.eduhub.contracts.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The key of a record, for life: 6 to 40 lower-case letters and digits. It carries no meaning. A person's, a
/// learner's and a teacher's record id is an [EducationId]; all others are 26 characters of Crockford's base
/// 32.
public record RecordId(String value) implements Comparable<RecordId> {

    private static final char[] BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 26;

    public RecordId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("record id: 6 to 40 lower-case letters and digits expected");
        }
    }

    public static boolean isWellFormed(String text) {
        if (text.length() < 6 || text.length() > 40) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }

    /// A new id: 48 bits of milliseconds since 1970 first, so that ids made later sort later, then 82 random bits.
    public static RecordId random(InstantSource clock, RandomGenerator random) {
        char[] text = new char[LENGTH];
        long millis = clock.millis();
        for (int i = 9; i >= 0; i--) {
            text[i] = BASE_32[(int) (millis & 31)];
            millis >>>= 5;
        }
        long bits = 0;
        for (int i = 10; i < LENGTH; i++) {
            if ((i - 10) % 12 == 0) {
                bits = random.nextLong();
            }
            text[i] = BASE_32[(int) (bits & 31)];
            bits >>>= 5;
        }
        return new RecordId(new String(text));
    }

    /// The same id for the same kind and natural key everywhere: for records that are seeded, so that a realm
    /// file can name them. The first 130 bits of SHA-256 over `kind|naturalKey`.
    public static RecordId derived(String kind, String naturalKey) {
        byte[] hash = sha256((kind + "|" + naturalKey).getBytes(StandardCharsets.UTF_8));
        char[] text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int bit = i * 5;
            int two = ((hash[bit / 8] & 0xff) << 8) | (hash[bit / 8 + 1] & 0xff);
            text[i] = BASE_32[(two >>> (11 - bit % 8)) & 31];
        }
        return new RecordId(new String(text));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
