package vn.eduhub.identity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextComparerTest {

    private final TextComparer comparer = new TextComparer(new Vocabulary(0.001));

    /// Winkler's published examples.
    @ParameterizedTest
    @CsvSource({"martha, marhta, 0.9611", "dixon, dicksonx, 0.8133", "dwayne, duane, 0.84", "jones, johnson, 0.8323"})
    void theSimilarityIsThatOfJaroAndWinkler(String one, String other, double similarity) {
        assertThat(TextComparer.similarity(row(one), 0, row(other), 0)).isCloseTo(similarity, Offset.offset(0.0001));
    }

    private long[] row(String text) {
        long[] row = new long[comparer.cells()];
        comparer.prepare(text, row, 0);
        return row;
    }
}
