package vn.eduhub.identity.naming;

/// One name being folded. Not thread-safe.
final class Folding {

    private static final int TONE_BITS = 3;

    private final char[] out;
    private int length;
    private int syllable;
    private boolean space;

    /// The tones of the syllable so far, three bits each, the last one lowest. A Vietnamese syllable has one
    /// at most; foreign words may have more and keep them in their order.
    private long tones;

    Folding(int charactersMax) {
        // Every character gives itself and a tone at most, and every one may have a space before it.
        out = new char[3 * charactersMax + 1];
    }

    /// False if the text has to be composed first; this folding is of no use then.
    boolean take(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Letters.mayNeedComposing(c)) {
                return false;
            }
            take(c);
        }
        return true;
    }

    void takeComposed(String name) {
        for (int i = 0; i < name.length(); i++) {
            take(name.charAt(i));
        }
    }

    String end() {
        endSyllable();
        return new String(out, 0, length);
    }

    private void take(char c) {
        char base = Letters.base(c);
        switch (base) {
            case Letters.NOTHING -> {}
            case ' ' -> {
                endSyllable();
                space = length > 0;
            }
            case '-', '\'' -> {
                endSyllable();
                space = false;
                out[length++] = base;
                syllable = length;
            }
            default -> {
                letter(base);
                int tone = Letters.tone(c);
                if (tone != 0) {
                    tones = tones << TONE_BITS | tone;
                }
            }
        }
    }

    private void letter(char base) {
        // Blanks around a hyphen or an apostrophe are slips of typing: H' Mông is H'Mông.
        if (space && out[length - 1] != '-' && out[length - 1] != '\'') {
            out[length++] = ' ';
            syllable = length;
        }
        space = false;
        out[length++] = base;
    }

    private void endSyllable() {
        if (length > syllable && out[length - 1] == 'y' && isSoleVowel()) {
            out[length - 1] = 'i';
        }
        if (tones != 0) {
            writeTones();
        }
        tones = 0;
        syllable = length;
    }

    private void writeTones() {
        int highest = (Long.SIZE - 1 - Long.numberOfLeadingZeros(tones)) / TONE_BITS * TONE_BITS;
        for (int shift = highest; shift >= 0; shift -= TONE_BITS) {
            out[length++] = (char) ('0' + (tones >>> shift & 7));
        }
    }

    /// Whether the y that ends the syllable is all its vowel, so that i sounds the same: ly, my, y, and quy,
    /// whose u belongs to the consonant. Not thuy, ay.
    private boolean isSoleVowel() {
        int letters = length - syllable;
        if (letters == 1) {
            return true;
        }
        char before = out[length - 2];
        return !Letters.isVowel(before) || (letters == 3 && before == 'u' && out[length - 3] == 'q');
    }
}
