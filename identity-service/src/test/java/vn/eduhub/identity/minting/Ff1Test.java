package vn.eduhub.identity.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class Ff1Test {

    private static final long SEED = 3807;

    @ParameterizedTest
    @CsvFileSource(resources = "ff1-samples.csv", useHeadersInDisplayName = true)
    void thePublishedSamplesComeOut(String key, String plain, String cipher) {
        Ff1 ff1 = new Ff1(HexFormat.of().parseHex(key), plain.length());

        assertThat(ff1.encrypt(Long.parseLong(plain))).isEqualTo(Long.parseLong(cipher));
    }

    @Test
    void itAgreesWithTheLibraryForEveryLengthAndKeySize() {
        Random random = new Random(SEED);
        for (int digits = 6; digits <= 18; digits++) {
            byte[] key = new byte[new int[] {16, 24, 32}[digits % 3]];
            random.nextBytes(key);
            Ff1 ff1 = new Ff1(key, digits);
            FPEFF1Engine library = library(key);
            long size = (long) Math.pow(10, digits);
            for (int i = 0; i < 300; i++) {
                long number = i == 0 ? 0 : i == 1 ? size - 1 : random.nextLong(size);
                assertThat(ff1.encrypt(number))
                        .as("seed %d, %d digits, %d", SEED, digits, number)
                        .isEqualTo(encrypt(library, number, digits));
            }
        }
    }

    @Test
    void itAgreesWithTheLibraryOnTheNumbersWeMake() {
        byte[] key = new byte[32];
        new Random(SEED).nextBytes(key);
        Ff1 ff1 = new Ff1(key, 9);
        FPEFF1Engine library = library(key);
        for (int number = 100_000_000; number < 100_020_000; number++) {
            assertThat(ff1.encrypt(number)).isEqualTo(encrypt(library, number, 9));
        }
    }

    @Test
    void lengthsThatAreNotSafeOrDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ff1(new byte[16], 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ff1(new byte[16], 19));
    }

    private static FPEFF1Engine library(byte[] key) {
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(true, new FPEParameters(new KeyParameter(key), 10, new byte[0]));
        return engine;
    }

    private static long encrypt(FPEFF1Engine engine, long number, int digits) {
        byte[] in = new byte[digits];
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            in[i] = (byte) (rest % 10);
            rest /= 10;
        }
        byte[] out = new byte[digits];
        engine.processBlock(in, 0, digits, out, 0);
        long result = 0;
        for (byte digit : out) {
            result = result * 10 + digit;
        }
        return result;
    }
}
