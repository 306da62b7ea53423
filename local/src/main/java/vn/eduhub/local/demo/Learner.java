package vn.eduhub.local.demo;

import java.time.LocalDate;
import vn.eduhub.contracts.code.Sex;

/// An invented learner.
///
/// @param personalNumber empty for the third who have none yet
/// @param father empty for most: the sector asks for the mother's name, not for his
record Learner(
        String sourcedId,
        FullName name,
        Sex sex,
        LocalDate birthDate,
        String personalNumber,
        String ethnicity,
        String mother,
        String father,
        Commune home) {

    @Override
    public String toString() {
        return "Learner[" + sourcedId + "]";
    }
}
