package vn.eduhub.identity.comparison;

import java.text.Normalizer;

/// A folded syllable in one `long`, so that two are compared with a few instructions:
///
/// | bits | |
/// |---|---|
/// | 0–41 | up to seven letters without marks, six bits each, the first lowest (nghiêng has seven) |
/// | 42–55 | the mark of each letter, two bits: 1 â ê ô, 2 ă ơ ư, 3 đ and foreign ones |
/// | 56–58 | the tone, as VNI counts them |
/// | 59 | whether it is a known word of its place in a name |
/// | 60–63 | how surprising it is without its marks, in whole bits |
final class Words {

    static final int LETTERS_MAX = 7;
    static final int LETTER_BITS = 6;
    static final long LETTER = (1L << LETTER_BITS) - 1;
    static final long LETTERS = (1L << (LETTERS_MAX * LETTER_BITS)) - 1;
    static final long WORD = (1L << 59) - 1;
    static final long MARKS = WORD & ~LETTERS;
    static final long KNOWN = 1L << 59;
    static final int PLAIN_SURPRISE_SHIFT = 60;
    static final int PLAIN_SURPRISE_MAX = 15;

    private static final long I = 'i' - 'a' + 1L;
    private static final long Y = 'y' - 'a' + 1L;
    private static final int MARK_SHIFT = 42;
    private static final int TONE_SHIFT = 56;
    private static final int FOREIGN_MARK = 3;
    private static final String MARKED = "âêôăơưđ";
    private static final String UNMARKED = "aeoaoud";
    private static final String MARK_OF = "1112223";

    /// Letters of other scripts share the codes behind those of a–z and 0–9.
    private static final int FIRST_OTHER = 37;

    private static final int OTHERS = 27;

    private Words() {}

    /// @param folded a syllable of a folded name, its tone behind it
    /// @param from its first letter
    /// @param to behind the last letter that still has room
    static long of(CharSequence folded, int from, int to) {
        long word = 0;
        int letters = 0;
        for (int i = from; i < to; i++) {
            char c = folded.charAt(i);
            if (i > from && c >= '1' && c <= '5') {
                word |= (long) (c - '0') << TONE_SHIFT;
            } else if (letters < LETTERS_MAX) {
                word |= letter(c, letters++);
            }
        }
        return word;
    }

    /// The code of a letter with its mark, at a place.
    private static long letter(char c, int place) {
        if (c >= 'a' && c <= 'z') {
            return (long) (c - 'a' + 1) << (place * LETTER_BITS);
        }
        int marked = MARKED.indexOf(c);
        if (marked >= 0) {
            return marked(UNMARKED.charAt(marked) - 'a' + 1, MARK_OF.charAt(marked) - '0', place);
        }
        if (c >= '0' && c <= '9') {
            return (long) (c - '0' + 27) << (place * LETTER_BITS);
        }
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return base >= 'a' && base <= 'z'
                ? marked(base - 'a' + 1, FOREIGN_MARK, place)
                : (long) (FIRST_OTHER + c % OTHERS) << (place * LETTER_BITS);
    }

    private static long marked(int code, int mark, int place) {
        return (long) code << (place * LETTER_BITS) | (long) mark << (MARK_SHIFT + 2 * place);
    }

    static int length(long word) {
        return (Long.SIZE - Long.numberOfLeadingZeros(word & LETTERS) + LETTER_BITS - 1) / LETTER_BITS;
    }

    static boolean isMarked(long word) {
        return (word & MARKS) != 0;
    }

    /// Whether two different texts of six-bit letters are one slip apart: one letter too many, one missing,
    /// another one, two neighbours swapped. Of two letters each there is too little left to be alike.
    static boolean isSlip(long a, long b) {
        if ((a | b) >>> (2 * LETTER_BITS) == 0) {
            return false;
        }
        int place = Long.numberOfTrailingZeros(a ^ b) / LETTER_BITS * LETTER_BITS;
        long behindA = a >>> place;
        long behindB = b >>> place;
        return behindA >>> LETTER_BITS == behindB >>> LETTER_BITS
                || behindA >>> LETTER_BITS == behindB
                || behindA == behindB >>> LETTER_BITS
                || isSwap(behindA, behindB);
    }

    private static boolean isSwap(long a, long b) {
        return (a & LETTER) == (b >>> LETTER_BITS & LETTER)
                && (b & LETTER) == (a >>> LETTER_BITS & LETTER)
                && a >>> (2 * LETTER_BITS) == b >>> (2 * LETTER_BITS);
    }

    /// The same for every order of the letters; i and y are one, because y becomes i where it ends a
    /// syllable.
    static long multiset(long word) {
        long sum = 0;
        for (long rest = word & LETTERS; rest != 0; rest >>>= LETTER_BITS) {
            long letter = rest & LETTER;
            sum += Comparer.mixed(letter == Y ? I : letter);
        }
        return sum;
    }
}
