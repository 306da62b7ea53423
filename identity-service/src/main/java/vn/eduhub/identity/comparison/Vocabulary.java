package vn.eduhub.identity.comparison;

/// The words of one place in a name (or of one field), how often each occurs, and so how little it says
/// that two people share it: Nguyễn 1.7 bits, Quàng 11.
final class Vocabulary {

    private static final int EIGHTHS = 8;
    private static final int SURPRISE_MAX = 31 * EIGHTHS;

    private final double unseen;
    private final Shares whole = new Shares();
    private final Shares plain = new Shares();

    /// @param unseen the share of a word that is not listed
    Vocabulary(double unseen) {
        this.unseen = unseen;
    }

    void add(long word, double share) {
        whole.add(word, share);
        if ((word & Words.LETTERS) != 0) {
            plain.add(word & Words.LETTERS, share);
        }
    }

    double unseen() {
        return unseen;
    }

    double share(long word) {
        return whole.of(word);
    }

    long[] words() {
        return whole.words();
    }

    boolean knows(long word) {
        return whole.has(word);
    }

    boolean knowsPlain(long word) {
        return plain.has(word & Words.LETTERS);
    }

    /// In eighths of a bit.
    int surprise(long word) {
        return surprise(whole.of(word));
    }

    /// Without its marks, in whole bits.
    int plainSurprise(long word) {
        return Math.min(Words.PLAIN_SURPRISE_MAX, surprise(plain.of(word & Words.LETTERS)) / EIGHTHS);
    }

    private int surprise(double share) {
        double bits = -Math.log(Math.max(share, unseen)) / Math.log(2);
        return Math.clamp(Math.round(bits * EIGHTHS), 0, SURPRISE_MAX);
    }
}
