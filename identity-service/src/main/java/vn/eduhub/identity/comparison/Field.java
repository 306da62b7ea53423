package vn.eduhub.identity.comparison;

import java.util.List;

/// One thing that is known of people, how it is compared, and what each level of agreement weighs.
///
/// @param at its first cell in a row
record Field(String name, Comparer comparer, int at, List<Level> levels) {

    Field {
        levels = List.copyOf(levels);
        List<String> names = levels.stream().map(Level::name).toList();
        if (!names.equals(comparer.levels())) {
            throw new IllegalArgumentException(
                    "levels of " + name + " must be " + comparer.levels() + ", in this order");
        }
    }

    Field with(List<Level> newLevels) {
        return new Field(name, comparer, at, newLevels);
    }
}
