package vn.eduhub.local.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Splits a whole number by weights so that the parts add up to it again (largest remainder; at a tie the earlier
/// part).
final class Shares {

    private Shares() {}

    static int[] split(int total, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        int[] parts = new int[weights.length];
        double[] remainders = new double[weights.length];
        int given = 0;
        for (int i = 0; i < weights.length; i++) {
            double exact = total * weights[i] / sum;
            parts[i] = (int) exact;
            remainders[i] = exact - parts[i];
            given += parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -remainders[i]))
                .limit(total - given)
                .forEach(i -> parts[i]++);
        return parts;
    }

    static int[] split(int total, int partCount) {
        double[] weights = new double[partCount];
        Arrays.fill(weights, 1);
        return split(total, weights);
    }
}
