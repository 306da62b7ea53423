package vn.eduhub.local.demo;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Words with their frequencies, written as `Anh 7.1, Vy 5.7`; the frequencies need not add up to anything.
final class WeightedWords {

    private final String[] words;
    private final double[] upTo;

    private WeightedWords(String[] words, double[] upTo) {
        this.words = words;
        this.upTo = upTo;
    }

    static WeightedWords of(String table) {
        String[] entries = table.strip().split("\\s*,\\s*", -1);
        String[] words = new String[entries.length];
        double[] upTo = new double[entries.length];
        double sum = 0;
        for (int i = 0; i < entries.length; i++) {
            int space = entries[i].lastIndexOf(' ');
            words[i] = entries[i].substring(0, space);
            sum += Double.parseDouble(entries[i].substring(space + 1));
            upTo[i] = sum;
        }
        return new WeightedWords(words, upTo);
    }

    /// A table whose frequencies are percent and do not reach a hundred: the rest goes to `tail`, evenly.
    static WeightedWords percent(String table, String tail) {
        WeightedWords head = of(table);
        String[] others = tail.strip().split("\\s+", -1);
        double each = (100 - head.upTo[head.upTo.length - 1]) / others.length;
        if (each <= 0) {
            throw new IllegalArgumentException("percentages above a hundred");
        }
        StringBuilder all = new StringBuilder(table);
        for (String other : others) {
            all.append(", ").append(other).append(' ').append(each);
        }
        return of(all.toString());
    }

    String draw(RandomGenerator random) {
        double drawn = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, drawn);
        return words[found < 0 ? -found - 1 : found + 1];
    }
}
