package vn.eduhub.identity.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.identity.comparison.Description;
import vn.eduhub.identity.comparison.Rules;
import vn.eduhub.identity.comparison.RulesFile;

/// What the fields of the rules are filled with when people of this hub are described.
public final class Descriptions {

    public static final String NAME = "name";
    public static final String BIRTH_DATE = "birth-date";
    public static final String SEX = "sex";
    public static final String MOTHER = "mother";
    public static final String NUMBER = "number";

    private static final List<String> FIELDS = List.of(NAME, BIRTH_DATE, SEX, MOTHER, NUMBER);

    private final Rules rules;

    /// @param rules with the fields of persons
    public Descriptions(Rules rules) {
        if (!rules.fieldNames().equals(FIELDS)) {
            throw new IllegalArgumentException("persons are compared by " + FIELDS);
        }
        this.rules = rules;
    }

    public static Descriptions ofPersons() {
        return new Descriptions(RulesFile.ofPersons().rules());
    }

    public Rules rules() {
        return rules;
    }

    /// What a store finds people by who may be this one: as the rules say, but for the personal number,
    /// which has an index of its own.
    public List<Long> blockKeys(Description description) {
        return rules.keysBut(NUMBER, description);
    }

    /// @param number a hash of the personal number, or the number; the same on all sides
    public Description of(
            String fullName,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            @Nullable String motherName,
            @Nullable String number) {
        return rules.prepare(List.of(
                fullName,
                Objects.toString(birthDate, ""),
                Objects.toString(sex, ""),
                Objects.requireNonNullElse(motherName, ""),
                Objects.requireNonNullElse(number, "")));
    }
}
