package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.SchoolYear;

/// Which ages a grade can have, counted by calendar year as the school charters do. The bounds are wide
/// on purpose: they
/// are to catch a parent's birth date or a slipped century, and to refuse no child who repeats, skips or
/// starts late.
final class Ages {

    /// Grade 1 begins in the year of the sixth birthday (Education Law 2019, article 28).
    private static final int BEFORE_GRADE_1 = 5;

    private static final int YEARS_AHEAD_MAX = 2;

    /// Three years of a late start, and years repeated at each of three levels.
    private static final int YEARS_BEHIND_MAX = 10;

    private static final int AGE_MAX = 110;
    private static final int CHILD_AGE_MAX = 8;
    private static final int LITERACY_AGE_MIN = 6;

    private Ages() {}

    /// Notes a learner who cannot be in this grade in this school year.
    static void check(Reader reader, String pointer, LocalDate birthDate, Grade grade, SchoolYear year) {
        if (!fits(birthDate, grade, year)) {
            reader.add(
                    pointer,
                    Fault.AGE_AND_GRADE,
                    grade.code(),
                    (year.start() - oldest(grade)) + " – " + (year.start() - youngest(grade)));
        }
    }

    static boolean fits(LocalDate birthDate, Grade grade, SchoolYear year) {
        int age = year.start() - birthDate.getYear();
        return age >= youngest(grade) && age <= oldest(grade);
    }

    private static int youngest(Grade grade) {
        return switch (grade.level()) {
            case PRESCHOOL -> 0;
            case PRIMARY, LOWER_SECONDARY, UPPER_SECONDARY -> regular(grade) - YEARS_AHEAD_MAX;
            case CONTINUING -> LITERACY_AGE_MIN;
        };
    }

    private static int oldest(Grade grade) {
        return switch (grade.level()) {
            case PRESCHOOL -> CHILD_AGE_MAX;
            case PRIMARY, LOWER_SECONDARY, UPPER_SECONDARY -> regular(grade) + YEARS_BEHIND_MAX;
            case CONTINUING -> AGE_MAX;
        };
    }

    private static int regular(Grade grade) {
        return BEFORE_GRADE_1 + Integer.parseInt(grade.code());
    }
}
