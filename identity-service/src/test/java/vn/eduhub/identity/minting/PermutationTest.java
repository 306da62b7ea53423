package vn.eduhub.identity.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.eduhub.contracts.id.EducationId;

class PermutationTest {

    private static final byte[] PUBLISHED_KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private final Permutation permutation = new Permutation(PUBLISHED_KEY);

    /// The file was made with a library's FF1 and plain arithmetic, not with this code.
    @ParameterizedTest
    @CsvFileSource(resources = "education-ids.csv", useHeadersInDisplayName = true)
    void thePublishedIdsComeOut(int counter, int number, String id) {
        assertThat(permutation.number(counter)).isEqualTo(number);
        assertThat(EducationId.of(number)).isEqualTo(new EducationId(id));
    }

    @Test
    void tenMillionIdsAreAllValidAndAllDifferent() {
        BitSet seen = new BitSet(Permutation.SIZE);
        int count = 10_000_000;
        int stride = Permutation.SIZE / count;
        for (int i = 0; i < count; i++) {
            // Over the whole range, not only its beginning; the offset wanders through every residue.
            int number = permutation.number(i * stride + i % stride);
            EducationId id = EducationId.of(number);
            if (!EducationId.isWellFormed(id.digits()) || seen.get(number - EducationId.NUMBER_MIN)) {
                throw new AssertionError("the " + i + "th id is malformed or not new: " + id);
            }
            seen.set(number - EducationId.NUMBER_MIN);
        }
        assertThat(seen.cardinality()).isEqualTo(count);
    }

    @Test
    void anIdSaysNothingOfTheNext() {
        int rising = 0;
        int rounds = 10_000;
        for (int counter = 0; counter < rounds; counter++) {
            if (permutation.number(counter) < permutation.number(counter + 1)) {
                rising++;
            }
        }
        // Half of all steps rise in a random order; five standard deviations of 50 either side.
        assertThat(rising).isBetween(rounds / 2 - 250, rounds / 2 + 250);
    }

    @Test
    void anotherKeyGivesOtherIds() {
        Permutation other = new Permutation(new byte[32]);

        assertThat(other.number(0)).isNotEqualTo(permutation.number(0));
    }

    @Test
    void noNumberIsGivenBeyondTheLast() {
        assertThatIllegalArgumentException().isThrownBy(() -> permutation.number(Permutation.SIZE));
        assertThatIllegalArgumentException().isThrownBy(() -> permutation.number(-1));
    }
}
