package vn.eduhub.contracts.id;

import java.time.LocalDate;
import java.util.Optional;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.fault.Fault;

/// The state's personal number (số định danh cá nhân), 12 digits: 3 of the place of birth registration, 1 of
/// century and sex, 2 of the birth year, 6 random (Decree 137/2015, art. 13; Circular 07/2016, art. 7). There
/// is no check digit, and the place keeps the codes of the 63 old provinces for life, so the place is not
/// checked. It prints itself masked.
public record PersonalNumber(String digits) {

    public PersonalNumber {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("personal number: 12 digits expected");
        }
    }

    public static boolean isWellFormed(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// What contradicts the person, if anything: the fourth digit is 2 × (century − 20) + (female ? 1 : 0), where
    /// 1900–1999 is the 20th century; digits five and six are the birth year's last two.
    public Optional<Fault> contradiction(Sex sex, LocalDate birthDate) {
        int centuryAndSex = digits.charAt(3) - '0';
        if ((centuryAndSex % 2 == 1) != (sex == Sex.FEMALE)) {
            return Optional.of(Fault.PERSONAL_NUMBER_SEX);
        }
        int year = 1900 + centuryAndSex / 2 * 100 + Integer.parseInt(digits.substring(4, 6));
        return year == birthDate.getYear() ? Optional.empty() : Optional.of(Fault.PERSONAL_NUMBER_BIRTH_YEAR);
    }

    /// All but the last three digits, which are random, is hidden: enough to tell two apart on a desk.
    public String masked() {
        return "*********" + digits.substring(9);
    }

    @Override
    public String toString() {
        return "************";
    }
}
