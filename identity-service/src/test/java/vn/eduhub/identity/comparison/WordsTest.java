package vn.eduhub.identity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "lan, loan, true",
        "lan, la, true",
        "lan, lang, true",
        "lan, lna, true",
        "lan, man, true",
        "lan, lam, true",
        "hoa, hao, true",
        "nghiêng, nghiên, true",
        "lan, mai, false",
        "lan, nal, false",
        "an, anhh, false",
        "a, bc, false",
        "ha, ho, false",
        "an, anh, true",
    })
    void oneSlipIsOneLetterMoreLessOrOtherOrTwoNeighboursSwapped(String one, String other, boolean slip) {
        long a = word(one) & Words.LETTERS;
        long b = word(other) & Words.LETTERS;

        assertThat(Words.isSlip(a, b)).isEqualTo(slip);
        assertThat(Words.isSlip(b, a)).isEqualTo(slip);
    }

    private static long word(String text) {
        return Words.of(text, 0, text.length());
    }
}
