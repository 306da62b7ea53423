package vn.eduhub.identity.comparison;

import java.text.Normalizer;
import java.util.List;

/// Free text such as a foreign name or a street, compared as a whole by the similarity of Jaro and Winkler;
/// spaces do not count. Cells: length and surprise, then ten letters of six bits in each.
final class TextComparer implements Comparer {

    private static final int LETTERS_PER_CELL = 10;
    private static final int CELLS_OF_LETTERS = 3;
    private static final int LETTERS_MAX = LETTERS_PER_CELL * CELLS_OF_LETTERS;
    private static final int LENGTH_BITS = 8;
    private static final int START_LETTERS = 4;

    private static final int SAME = 0;
    private static final int CLOSE = 1;
    private static final int SIMILAR = 2;
    private static final int OTHER = 3;
    private static final double CLOSE_MIN = 0.92;
    private static final double SIMILAR_MIN = 0.8;

    private static final int WINKLER_PREFIX = 4;
    private static final double WINKLER_SCALE = 0.1;

    private static final int WHOLE = 0;
    private static final int START = 1;

    private final Vocabulary vocabulary;

    TextComparer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<String> levels() {
        return List.of("same", "close", "similar", "other");
    }

    @Override
    public int cells() {
        return 1 + CELLS_OF_LETTERS;
    }

    @Override
    public void prepare(String text, long[] row, int at) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        int length = 0;
        for (int i = 0; i < apart.length() && length < LETTERS_MAX; i++) {
            char c = Character.toLowerCase(apart.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                long code = c & Words.LETTER;
                row[at + 1 + length / LETTERS_PER_CELL] |= code << shift(length);
                length++;
            }
        }
        if (length > 0) {
            row[at] = length | (long) vocabulary.surprise(hash(row, at)) << LENGTH_BITS;
        }
    }

    static long hash(long[] row, int at) {
        long hash = 0;
        for (int i = 1; i <= CELLS_OF_LETTERS; i++) {
            hash = Comparer.mixed(hash + row[at + i] + i);
        }
        return hash;
    }

    @Override
    public int compare(long[] one, int oneAt, long[] other, int otherAt) {
        if (one[oneAt] == 0 || other[otherAt] == 0) {
            return MISSING;
        }
        boolean same = true;
        for (int i = 0; i <= CELLS_OF_LETTERS; i++) {
            same &= one[oneAt + i] == other[otherAt + i];
        }
        if (same) {
            return Comparer.outcome(SAME, (int) (one[oneAt] >>> LENGTH_BITS));
        }
        double similarity = similarity(one, oneAt, other, otherAt);
        if (similarity < SIMILAR_MIN) {
            return OTHER;
        }
        return similarity >= CLOSE_MIN ? CLOSE : SIMILAR;
    }

    /// After Jaro and Winkler, over bit sets: a bit for each letter of the other text that is taken.
    static double similarity(long[] one, int oneAt, long[] other, int otherAt) {
        int length = length(one, oneAt);
        int otherLength = length(other, otherAt);
        int window = Math.max(0, Math.max(length, otherLength) / 2 - 1);
        long matched = 0;
        long taken = 0;
        for (int i = 0; i < length; i++) {
            long letter = letter(one, oneAt, i);
            int to = Math.min(otherLength - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if ((taken >>> j & 1) == 0 && letter(other, otherAt, j) == letter) {
                    matched |= 1L << i;
                    taken |= 1L << j;
                    break;
                }
            }
        }
        int matches = Long.bitCount(matched);
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        for (long a = matched, b = taken; a != 0; a &= a - 1, b &= b - 1) {
            if (letter(one, oneAt, Long.numberOfTrailingZeros(a))
                    != letter(other, otherAt, Long.numberOfTrailingZeros(b))) {
                outOfOrder++;
            }
        }
        double jaro =
                ((double) matches / length + (double) matches / otherLength + (matches - outOfOrder / 2.0) / matches)
                        / 3;
        int prefix = 0;
        int most = Math.min(WINKLER_PREFIX, Math.min(length, otherLength));
        while (prefix < most && letter(one, oneAt, prefix) == letter(other, otherAt, prefix)) {
            prefix++;
        }
        return jaro + prefix * WINKLER_SCALE * (1 - jaro);
    }

    private static int length(long[] row, int at) {
        return (int) row[at] & 0xFF;
    }

    private static long letter(long[] row, int at, int place) {
        return (row[at + 1 + place / LETTERS_PER_CELL] >>> shift(place)) & Words.LETTER;
    }

    private static int shift(int place) {
        return place % LETTERS_PER_CELL * Words.LETTER_BITS;
    }

    @Override
    public List<String> parts() {
        return List.of("whole", "start", "letters");
    }

    @Override
    public long part(int part, long[] row, int at) {
        if (row[at] == 0) {
            return 0;
        }
        if (part == WHOLE) {
            return hash(row, at);
        }
        if (part == START) {
            return Comparer.mixed(row[at + 1] & ((1L << (START_LETTERS * Words.LETTER_BITS)) - 1));
        }
        long sum = 0;
        for (int i = 0; i < length(row, at); i++) {
            sum += Comparer.mixed(letter(row, at, i) + 1);
        }
        return sum;
    }

    @Override
    public int surprise(int part, long[] row, int at) {
        int whole = (int) (row[at] >>> LENGTH_BITS);
        return part == START ? whole * 2 / 3 : whole;
    }
}
