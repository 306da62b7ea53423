package vn.eduhub.institution.area;

import java.util.Locale;
import java.util.Optional;

/// The two levels of administration since 01/07/2025.
public enum AreaLevel {
    PROVINCE,
    COMMUNE;

    static Optional<AreaLevel> find(String word) {
        for (AreaLevel level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
