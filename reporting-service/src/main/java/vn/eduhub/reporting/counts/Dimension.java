package vn.eduhub.reporting.counts;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What figures can be told apart by; the order is that of the columns and of the rows.
enum Dimension {
    KIND("kind"),
    LEVEL("level"),
    GRADE("grade"),
    SEX("sex"),
    SCHOOL_YEAR("schoolYear"),
    SCHOOL("school"),
    /// The units directly below the one asked for.
    UNIT("unit");

    static final String WORDS =
            Arrays.stream(values()).map(dimension -> dimension.word).collect(Collectors.joining(", "));

    private final String word;

    Dimension(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Dimension> find(String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word.equals(word))
                .findFirst();
    }
}
