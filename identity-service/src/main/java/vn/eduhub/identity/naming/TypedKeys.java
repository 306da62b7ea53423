package vn.eduhub.identity.naming;

/// A word typed by the keys of Telex (`nguyeenx`) or VNI (`nguye64n`) without a program that makes letters
/// of them.
final class TypedKeys {

    private static final String VOWELS = "aeiouyâêôăơư";
    private static final String TELEX_TONES = "sfrxj";
    private static final String TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323";

    private TypedKeys() {}

    /// @param word in lower case
    /// @return in composed letters, the tone as a combining mark behind the word's last vowel
    static String read(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        int tone = -1;
        boolean vowelSeen = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int key = vowelSeen ? tone(c) : -1;
            if (key >= 0) {
                tone = key;
            } else if (!marks(letters, c)) {
                letters.append(c);
                vowelSeen |= VOWELS.indexOf(c) >= 0;
            } else {
                vowelSeen = true;
            }
        }
        if (tone < 0) {
            return letters.toString();
        }
        for (int i = letters.length() - 1; i >= 0; i--) {
            if (VOWELS.indexOf(letters.charAt(i)) >= 0) {
                return letters.insert(i + 1, TONE_MARKS.charAt(tone)).toString();
            }
        }
        return word;
    }

    private static int tone(char c) {
        return c >= '1' && c <= '5' ? c - '1' : TELEX_TONES.indexOf(c);
    }

    /// Whether the key marks a letter before it.
    private static boolean marks(StringBuilder letters, char c) {
        return switch (c) {
            case 'a', 'e', 'o' -> marked(letters, String.valueOf(c), c == 'a' ? "â" : c == 'e' ? "ê" : "ô", true);
            case 'd' -> marked(letters, "d", "đ", true);
            case '6' -> marked(letters, "aeo", "âêô", false);
            case '7' -> horned(letters);
            case '8' -> marked(letters, "a", "ă", false);
            case '9' -> marked(letters, "d", "đ", false);
            case 'w' -> marked(letters, "a", "ă", false) || horned(letters);
            default -> false;
        };
    }

    private static boolean horned(StringBuilder letters) {
        boolean o = marked(letters, "o", "ơ", false);
        return marked(letters, "u", "ư", false) || o;
    }

    /// @param justBefore whether only the letter just before the key counts
    private static boolean marked(StringBuilder letters, String plain, String marked, boolean justBefore) {
        int last = letters.length() - 1;
        for (int i = last; i >= (justBefore ? last : 0) && i >= 0; i--) {
            int which = plain.indexOf(letters.charAt(i));
            if (which >= 0) {
                letters.setCharAt(i, marked.charAt(which));
                return true;
            }
        }
        return false;
    }
}
