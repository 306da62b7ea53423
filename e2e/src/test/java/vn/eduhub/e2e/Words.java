package vn.eduhub.e2e;

import java.util.Locale;

/// Names of nobody: made of letters alone, as a name must be.
final class Words {

    private Words() {}

    /// Another word for every number.
    static String ofNumber(int number) {
        StringBuilder letters = new StringBuilder("Ng");
        for (int rest = number; rest > 0; rest /= 20) {
            letters.append("aeiouyhklmnprstvxbcd".charAt(rest % 20));
        }
        return letters.append('a').toString();
    }

    /// What is a letter in a text.
    static String name(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
