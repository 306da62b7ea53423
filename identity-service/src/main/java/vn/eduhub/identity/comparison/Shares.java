package vn.eduhub.identity.comparison;

import java.util.Arrays;

/// How often each word occurs, by its `long`; open addressing, at most half full. Not thread-safe while it
/// grows.
final class Shares {

    private static final int CAPACITY_MIN = 16;

    private long[] words = new long[CAPACITY_MIN];
    private double[] shares = new double[CAPACITY_MIN];
    private int size;

    /// @param word not 0
    void add(long word, double share) {
        if (2 * (size + 1) > words.length) {
            grow();
        }
        int place = place(word);
        if (words[place] == 0) {
            words[place] = word;
            size++;
        }
        shares[place] += share;
    }

    /// 0 for a word that never occurred.
    double of(long word) {
        return shares[place(word)];
    }

    boolean has(long word) {
        return word != 0 && words[place(word)] == word;
    }

    long[] words() {
        return Arrays.stream(words).filter(word -> word != 0).toArray();
    }

    private int place(long word) {
        int place = (int) Comparer.mixed(word) & (words.length - 1);
        while (words[place] != 0 && words[place] != word) {
            place = (place + 1) & (words.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldWords = words;
        double[] oldShares = shares;
        words = new long[2 * oldWords.length];
        shares = new double[2 * oldWords.length];
        size = 0;
        for (int i = 0; i < oldWords.length; i++) {
            if (oldWords[i] != 0) {
                add(oldWords[i], oldShares[i]);
            }
        }
    }
}
