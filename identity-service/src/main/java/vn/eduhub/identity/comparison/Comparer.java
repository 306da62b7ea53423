package vn.eduhub.identity.comparison;

import java.util.List;

/// One way to make a kind of value comparable and to say how far two of them agree. A value takes a fixed
/// number of cells in a row of `long`s; comparing two rows allocates nothing.
///
/// The outcome of a comparison is one `int`: the level in its low eight bits, above them how surprising it
/// is that two strangers share what agreed, in eighths of a bit. A missing value is level [#MISSING] and
/// says nothing.
sealed interface Comparer permits CodeComparer, DateComparer, NameComparer, TextComparer {

    int MISSING = 0xFF;
    int LEVEL = 0xFF;
    int SURPRISE_SHIFT = 8;
    double SURPRISE_UNIT = 1.0 / 8;

    /// The best first.
    List<String> levels();

    /// The level whose share among equals this one takes part in. How a record is written (without any
    /// mark, say) tells nothing of whose it is, so agreeing but for that is as likely as agreeing.
    default int tiedTo(int level) {
        return level;
    }

    int cells();

    /// Writes the value into the row; a blank one leaves the cells 0.
    void prepare(String text, long[] row, int at);

    int compare(long[] one, int oneAt, long[] other, int otherAt);

    /// What may stand behind a point in a key: `name.given`.
    List<String> parts();

    /// A hash of the part that does not change with how the value is written; 0 if there is none.
    long part(int part, long[] row, int at);

    /// How surprising it is that two strangers share this part, in eighths of a bit.
    int surprise(int part, long[] row, int at);

    static int outcome(int level, int surprise) {
        return level | surprise << SURPRISE_SHIFT;
    }

    /// Spreads all bits of a value over all bits of the result (the finaliser of SplitMix64).
    static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
