package vn.eduhub.bench;

import java.util.Arrays;
import java.util.Comparator;

/// How a figure stands to its floor and its aim; the worst last.
enum Verdict {
    AIM_MET("aim met"),
    FLOOR_MET("floor met"),
    FLOOR_MISSED("**floor missed**"),
    NOT_MEASURED("**not measured**");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Verdict atLeast(double value, double floor, double aim) {
        if (value >= aim) {
            return AIM_MET;
        }
        return value >= floor ? FLOOR_MET : FLOOR_MISSED;
    }

    static Verdict atMost(double value, double floor, double aim) {
        if (value <= aim) {
            return AIM_MET;
        }
        return value <= floor ? FLOOR_MET : FLOOR_MISSED;
    }

    /// A row with several figures stands as its worst one.
    static Verdict worst(Verdict... verdicts) {
        return Arrays.stream(verdicts).max(Comparator.naturalOrder()).orElse(NOT_MEASURED);
    }
}
