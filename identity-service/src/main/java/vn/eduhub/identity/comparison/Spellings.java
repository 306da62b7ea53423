package vn.eduhub.identity.comparison;

import java.util.Arrays;
import java.util.List;

/// Words that are written in two ways by region (Hoàng and Huỳnh), and those that are left out at will
/// (Thị, Văn). Few, so they are looked for one after the other.
final class Spellings {

    private long[] words = {};
    private long[] leaders = {};
    private long[] optional = {};

    /// @param group of spellings of one word; the first one stands for all
    void add(List<Long> group) {
        for (long word : group) {
            words = with(words, word & Words.WORD);
            leaders = with(leaders, group.getFirst() & Words.LETTERS);
        }
    }

    void addOptional(long word) {
        optional = with(optional, word & Words.LETTERS);
    }

    private static long[] with(long[] all, long one) {
        long[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }

    /// @param plain whether marks do not count, because one of the two names has none at all
    boolean areOne(long one, long other, boolean plain) {
        long mask = plain ? Words.LETTERS : Words.WORD;
        long leader = leader(one, mask);
        return leader != 0 && leader == leader(other, mask);
    }

    /// 0 for a word that is written in one way only.
    private long leader(long word, long mask) {
        for (int i = 0; i < words.length; i++) {
            if (((words[i] ^ word) & mask) == 0) {
                return leaders[i];
            }
        }
        return 0;
    }

    /// The letters that stand for all spellings of the word, whatever its marks.
    long leader(long word) {
        long leader = leader(word, Words.LETTERS);
        return leader == 0 ? word & Words.LETTERS : leader;
    }

    boolean isOptional(long word) {
        for (long one : optional) {
            if (((one ^ word) & Words.LETTERS) == 0) {
                return true;
            }
        }
        return false;
    }
}
