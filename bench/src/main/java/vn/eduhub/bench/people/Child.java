package vn.eduhub.bench.people;

import java.time.LocalDate;
import java.util.List;
import vn.eduhub.contracts.code.Sex;

/// A child as it is, whatever is written of it.
///
/// @param id counted from 0; two children never have the same
/// @param words of the name: the family name first, the given name last
/// @param mother her full name
/// @param number empty for those who have none
public record Child(
        int id, List<String> words, LocalDate born, Sex sex, String mother, String number, Kinship kinship) {

    public Child {
        words = List.copyOf(words);
    }

    /// How near the nearest child is that could be taken for this one.
    public enum Kinship {
        NONE,
        SIBLING,
        TWIN,
        /// The same name, sex and birth date as a child of another mother.
        NAMESAKE
    }

    public boolean hasNumber() {
        return !number.isEmpty();
    }

    @Override
    public String toString() {
        return "Child[" + id + "]";
    }
}
