package vn.eduhub.identity.comparison;

import java.util.List;

/// Codes and numbers that are the same, one slip apart, or another. One cell: the first ten characters, six
/// bits each; a longer one is taken by its hash and can only be the same or another.
final class CodeComparer implements Comparer {

    private static final int CHARACTERS_MAX = 10;
    private static final int WHOLE = 0;

    /// In eighths of a bit; a code of letters, such as a sex, says little.
    private static final int SURPRISE_OF_LETTERS = 8;

    private static final int SURPRISE_OF_DIGIT = 26;

    private static final int SAME = 0;
    private static final int NEAR = 1;
    private static final int OTHER = 2;

    @Override
    public List<String> levels() {
        return List.of("same", "near", "other");
    }

    @Override
    public int cells() {
        return 1;
    }

    @Override
    public void prepare(String text, long[] row, int at) {
        long cell = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                cell = length < CHARACTERS_MAX
                        ? cell | ((c & Words.LETTER) << (length * Words.LETTER_BITS))
                        : Comparer.mixed(cell + c);
                length++;
            }
        }
        row[at] = length > CHARACTERS_MAX ? cell | Long.MIN_VALUE : cell;
    }

    @Override
    public int compare(long[] one, int oneAt, long[] other, int otherAt) {
        long a = one[oneAt];
        long b = other[otherAt];
        if (a == 0 || b == 0) {
            return MISSING;
        }
        if (a == b) {
            return SAME;
        }
        return (a | b) > 0 && Words.isSlip(a, b) ? NEAR : OTHER;
    }

    @Override
    public List<String> parts() {
        return List.of("whole");
    }

    @Override
    public long part(int part, long[] row, int at) {
        return part == WHOLE ? row[at] : 0;
    }

    @Override
    public int surprise(int part, long[] row, int at) {
        int surprise = SURPRISE_OF_LETTERS;
        for (long rest = row[at] & Long.MAX_VALUE; rest != 0; rest >>>= Words.LETTER_BITS) {
            long character = rest & Words.LETTER;
            surprise += row[at] < 0 || (character >= '0' && character <= '9') ? SURPRISE_OF_DIGIT : 0;
        }
        return surprise;
    }
}
