package vn.eduhub.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EducationIdTest {

    private static final long SEED = 20260905;

    /// Published test vectors: 98 − (number × 100 mod 97), computed apart from this code.
    @ParameterizedTest
    @CsvSource({"100000000, 10000000049", "123456789, 12345678978", "999999999, 99999999996"})
    void theCheckDigitsFollowTheStandard(int number, String digits) {
        assertThat(EducationId.of(number).digits()).isEqualTo(digits);
        assertThat(Long.parseLong(digits) % 97).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234567897",
                "123456789761",
                "02345678976",
                "12345678977",
                "1234567897a",
                "１2345678976",
                " 2345678976"
            })
    void whatIsNoIdIsRefused(String text) {
        assertThat(EducationId.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new EducationId(text));
    }

    @Test
    void everySingleErrorAndEverySwapIsCaught() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String digits = EducationId.of(random.nextInt(EducationId.NUMBER_MIN, EducationId.NUMBER_MAX + 1))
                    .digits();
            for (int place = 0; place < digits.length(); place++) {
                assertEverySingleErrorIsCaught(digits, place);
                assertSwapIsCaught(digits, place, place + 1);
                assertSwapIsCaught(digits, place, place + 2);
            }
        }
    }

    private static void assertEverySingleErrorIsCaught(String digits, int place) {
        for (char wrong = '0'; wrong <= '9'; wrong++) {
            if (wrong != digits.charAt(place)) {
                String damaged = digits.substring(0, place) + wrong + digits.substring(place + 1);
                assertThat(EducationId.isWellFormed(damaged))
                        .as("seed %d: %s", SEED, damaged)
                        .isFalse();
            }
        }
    }

    private static void assertSwapIsCaught(String digits, int one, int other) {
        if (other >= digits.length() || digits.charAt(one) == digits.charAt(other)) {
            return;
        }
        StringBuilder damaged = new StringBuilder(digits);
        damaged.setCharAt(one, digits.charAt(other));
        damaged.setCharAt(other, digits.charAt(one));
        assertThat(EducationId.isWellFormed(damaged.toString()))
                .as("seed %d: %s", SEED, damaged)
                .isFalse();
    }

    @Test
    void oneInAHundredRandomNumbersPasses() {
        Random random = new Random(SEED);
        int passed = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long number = random.nextLong(10_000_000_000L, 100_000_000_000L);
            passed += EducationId.isWellFormed(Long.toString(number)) ? 1 : 0;
        }
        assertThat(passed).as("seed %d", SEED).isBetween(9_500, 11_000);
    }
}
