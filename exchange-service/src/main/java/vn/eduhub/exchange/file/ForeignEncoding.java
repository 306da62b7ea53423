package vn.eduhub.exchange.file;

import vn.eduhub.exchange.ExchangeError;

/// Names the encoding of text that is not UTF-8, so that the sender knows what to change. A guess, made from
/// one stretch of bytes.
final class ForeignEncoding {

    /// Windows-1258 writes tone marks as bytes of their own after the vowel: grave, hook, tilde, acute, dot below.
    private static final String TONE_MARKS = "\u00cc\u00d2\u00de\u00ec\u00f2";

    /// Letters a tone mark can follow, in windows-1258 (Latin-1 code points of the bytes): plain vowels and
    /// those with a circumflex, breve or horn.
    private static final String VOWELS =
            "aeiouyAEIOUY\u00e2\u00ea\u00f4\u00e3\u00f5\u00fd\u00c2\u00ca\u00d4\u00c3\u00d5\u00dd";

    /// Not assigned in windows-1252.
    private static final String UNASSIGNED = "\u0081\u008d\u008f\u0090\u009d";

    private ForeignEncoding() {}

    static ExchangeError guess(byte[] bytes, int length) {
        if (isUtf16(bytes, length)) {
            return ExchangeError.ENCODING_UTF_16;
        }
        int high = 0;
        int tones = 0;
        boolean unassigned = false;
        for (int i = 0; i < length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (c == 0) {
                // Not text at all.
                return ExchangeError.ENCODING_UNKNOWN;
            }
            if (c < 0x80) {
                continue;
            }
            high++;
            unassigned |= UNASSIGNED.indexOf(c) >= 0;
            if (i > 0 && TONE_MARKS.indexOf(c) >= 0 && VOWELS.indexOf((char) (bytes[i - 1] & 0xff)) >= 0) {
                tones++;
            }
        }
        if (tones * 4 >= high && tones > 0) {
            return ExchangeError.ENCODING_WINDOWS_1258;
        }
        return unassigned ? ExchangeError.ENCODING_UNKNOWN : ExchangeError.ENCODING_WINDOWS_1252;
    }

    /// A byte order mark; or zero bytes, which text in any other encoding never has, and has at every other place only.
    static boolean isUtf16(byte[] bytes, int length) {
        if (length >= 2) {
            int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
            if (mark == 0xfeff || mark == 0xfffe) {
                return true;
            }
        }
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            }
        }
        // A letter of another script has no zero byte, and one here and there has it at the other place.
        int more = Math.max(zeros[0], zeros[1]);
        return more > 4 * Math.min(zeros[0], zeros[1]) && more * 6 >= length;
    }
}
