package vn.eduhub.identity.matching;

import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.identity.comparison.Comparison;

/// How far a claim and a person agree.
public record Likeness(EducationId person, Comparison comparison) {

    double score() {
        return comparison.score();
    }

    /// Whether the field says the same on both sides, maybe without marks.
    boolean agrees(String field) {
        return comparison
                .level(field)
                .filter(level -> level.equals("same") || level.equals("unaccented"))
                .isPresent();
    }

    boolean isMissing(String field) {
        return comparison.level(field).isEmpty();
    }

    /// Whether nothing of the field is alike; one that is missing is not alike either.
    boolean differs(String field) {
        return comparison
                .level(field)
                .filter(level -> !level.startsWith("other"))
                .isEmpty();
    }
}
