package vn.eduhub.learner.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.SchoolYear;

class AgesTest {

    @ParameterizedTest
    @CsvSource({
        "01, 2022, 2010",
        "05, 2018, 2006",
        "09, 2014, 2002",
        "12, 2011, 1999",
        "16, 2026, 2018",
        "17, 2026, 2018",
        "13, 2020, 1916",
        "24, 2020, 1916",
        "18, 2020, 1916"
    })
    void aGradeHasAYoungestAndAnOldestBirthYear(String grade, int youngest, int oldest) {
        assertThat(faults(grade, youngest)).isZero();
        assertThat(faults(grade, youngest + 1)).isEqualTo(1);
        assertThat(faults(grade, oldest)).isZero();
        assertThat(faults(grade, oldest - 1)).isEqualTo(1);
    }

    private static int faults(String grade, int birthYear) {
        Reader reader = new Reader();
        Ages.check(reader, "/grade", LocalDate.of(birthYear, 12, 31), new Grade(grade), new SchoolYear(2026));
        return reader.faults().size();
    }
}
