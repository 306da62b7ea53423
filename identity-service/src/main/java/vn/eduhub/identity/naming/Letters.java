package vn.eduhub.identity.naming;

import java.text.Normalizer;

/// What each character of a name becomes, by table for Latin letters. A letter gives its lower case without
/// the tone; the tones have the digits of VNI: 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng, 0 none.
final class Letters {

    /// The first character behind Latin Extended Additional, the last block with Vietnamese letters.
    private static final int TABLE_LENGTH = 0x1F00;

    private static final char FIRST_COMBINING = '\u0300';
    private static final char FIRST_VIETNAMESE = '\u1EA0';

    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323";

    /// Apostrophes as people type them: straight, curly, modifier letter, prime, grave, acute, full width.
    private static final String APOSTROPHES = "'\u2018\u2019\u201B\u02BC\u02B9\u2032`\u00B4\uFF07";

    /// Hyphen-minus, hyphens and dashes, minus, small and full width forms.
    private static final String HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";

    /// Đ, and what is typed for it: eth and the African D.
    private static final String DD = "\u0111\u0110\u00D0\u00F0\u0189\u0256";

    /// Stands for a character that is dropped.
    static final char NOTHING = '\0';

    private static final char[] BASE = new char[TABLE_LENGTH];
    private static final byte[] TONE = new byte[TABLE_LENGTH];

    static {
        for (char c = 0; c < TABLE_LENGTH; c++) {
            enter(c);
        }
    }

    private Letters() {}

    /// The letter, space, hyphen or apostrophe that stands for this character, or [#NOTHING].
    static char base(char c) {
        return c < TABLE_LENGTH ? BASE[c] : plain(c);
    }

    static int tone(char c) {
        return c < TABLE_LENGTH ? TONE[c] : 0;
    }

    /// Whether the text must be composed first: a combining mark, or a script whose composed form is not
    /// known here.
    static boolean mayNeedComposing(char c) {
        return c >= FIRST_COMBINING && (c < FIRST_VIETNAMESE || c >= TABLE_LENGTH) && plain(c) == c;
    }

    static boolean isVowel(char base) {
        return VOWELS.indexOf(base) >= 0;
    }

    private static void enter(char c) {
        char lower = plain(c);
        BASE[c] = lower;
        String parts = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD);
        for (int i = 1; i < parts.length(); i++) {
            int tone = TONE_MARKS.indexOf(parts.charAt(i)) + 1;
            String rest = parts.substring(0, i) + parts.substring(i + 1);
            String vowel = Normalizer.normalize(rest, Normalizer.Form.NFC);
            if (tone > 0 && vowel.length() == 1 && isVowel(vowel.charAt(0))) {
                BASE[c] = vowel.charAt(0);
                TONE[c] = (byte) tone;
                return;
            }
        }
    }

    private static char plain(char c) {
        if (APOSTROPHES.indexOf(c) >= 0) {
            return '\'';
        }
        if (HYPHENS.indexOf(c) >= 0) {
            return '-';
        }
        if (DD.indexOf(c) >= 0) {
            return 'đ';
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        if (Character.getType(c) == Character.FORMAT || Character.isISOControl(c)) {
            return NOTHING;
        }
        return Character.toLowerCase(c);
    }
}
