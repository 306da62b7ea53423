package vn.eduhub.identity.minting;

import vn.eduhub.contracts.id.EducationId;

/// Turns the n-th counter value into the n-th number: a permutation of all nine-digit numbers that do not
/// begin with 0, so two counters never give one number, and nobody without the key can tell the next from
/// those before. FF1 permutes numbers with a leading 0 too; a result with one is permuted again until it has
/// none (cycle walking, 1.1 rounds on average). Not thread-safe.
public final class Permutation {

    /// How many identifiers there are.
    public static final int SIZE = EducationId.NUMBER_MAX - EducationId.NUMBER_MIN + 1;

    private static final int DIGITS = 9;

    private final Ff1 ff1;

    /// @param key 16, 24 or 32 bytes; another key gives other numbers, so it is kept as long as the numbers
    ///     are
    public Permutation(byte[] key) {
        ff1 = new Ff1(key, DIGITS);
    }

    /// @param counter from 0 up to [#SIZE], exclusive
    public int number(int counter) {
        if (counter < 0 || counter >= SIZE) {
            throw new IllegalArgumentException("all numbers are used up");
        }
        long number = (long) EducationId.NUMBER_MIN + counter;
        do {
            number = ff1.encrypt(number);
        } while (number < EducationId.NUMBER_MIN);
        return (int) number;
    }
}
