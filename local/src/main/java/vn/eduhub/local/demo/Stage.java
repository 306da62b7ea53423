package vn.eduhub.local.demo;

import java.util.List;
import java.util.stream.IntStream;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Level;

/// What the province's schools are made of, after the ministry's count of 04/09/2024: schools and learners
/// per level (the schools of primary and upper secondary are not in that count and are estimates).
enum Stage {
    PRESCHOOL(Level.PRESCHOOL, "Mầm non", 37, 4_813_389, 27),
    PRIMARY(Level.PRIMARY, "Tiểu học", 30, 8_850_300, 33),
    LOWER_SECONDARY(Level.LOWER_SECONDARY, "THCS", 26, 6_514_261, 38),
    UPPER_SECONDARY(Level.UPPER_SECONDARY, "THPT", 7, 2_987_450, 41);

    /// The autumn in which the school year starts.
    static final int AUTUMN = 2026;

    private final Level level;
    private final String word;
    private final int schoolWeight;
    private final int learnerWeight;
    private final int classSize;

    Stage(Level level, String word, int schoolWeight, int learnerWeight, int classSize) {
        this.level = level;
        this.word = word;
        this.schoolWeight = schoolWeight;
        this.learnerWeight = learnerWeight;
        this.classSize = classSize;
    }

    Level level() {
        return level;
    }

    String word() {
        return word;
    }

    int schoolWeight() {
        return schoolWeight;
    }

    int learnerWeight() {
        return learnerWeight;
    }

    int classSize() {
        return classSize;
    }

    /// One cohort per grade: who starts grade 1 turns six in that year. A kindergarten has three within its one grade.
    List<Cohort> cohorts() {
        return switch (this) {
            case PRESCHOOL ->
                List.of(
                        new Cohort(new Grade("16"), "Nhóm trẻ ", AUTUMN - 2, 14.5),
                        new Cohort(new Grade("17"), "MG 3 tuổi ", AUTUMN - 3, 28.5),
                        new Cohort(new Grade("17"), "MG 4 tuổi ", AUTUMN - 4, 28.5),
                        new Cohort(new Grade("17"), "MG 5 tuổi ", AUTUMN - 5, 28.5));
            case PRIMARY -> grades(1, 5);
            case LOWER_SECONDARY -> grades(6, 9);
            case UPPER_SECONDARY -> grades(10, 12);
        };
    }

    private static List<Cohort> grades(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(grade ->
                        new Cohort(new Grade(Digits.of(grade, 2)), Integer.toString(grade), AUTUMN - 5 - grade, 1))
                .toList();
    }
}
