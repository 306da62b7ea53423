package vn.eduhub.identity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The catalogue of what happens to dates on their way.
class DateCatalogueTest {

    private final Rules rules = RulesFile.ofPersons().rules();

    @ParameterizedTest
    @CsvSource({
        "2016-09-05, 2016, 9, 5",
        "5/9/2016, 2016, 9, 5",
        "05-09-2016, 2016, 9, 5",
        "05.09.2016, 2016, 9, 5",
        "20160905, 2016, 9, 5",
        "2016/09/05, 2016, 9, 5",
        "2016-09-05T00:00:00, 2016, 9, 5",
        "42618, 2016, 9, 5",
        "36616, 2000, 3, 31",
        "2016, 2016, 0, 0",
        "9/2016, 2016, 9, 0",
        "00/00/2016, 2016, 0, 0",
        "9/25/2016, 2016, 9, 25",
    })
    void aDateIsReadHoweverItIsWritten(String text, int year, int month, int day) {
        assertThat(WrittenDate.read(text)).isEqualTo(Optional.of(new WrittenDate(year, month, day)));
    }

    @ParameterizedTest
    @CsvSource({"30/02/2016", "''", "abc", "31/31/2016", "1", "2016-13-32"})
    void whatIsNoDateIsMissing(String text) {
        assertThat(WrittenDate.read(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} | {1}: {2} ({3})")
    @CsvSource({
        "2016-09-05, 05/09/2016, same, written otherwise",
        "2016-09-05, 42618, same, day count of a spreadsheet",
        "2016-09-05, 2016-05-09, day-month-swapped, swapped",
        "2016-09-05, 2016, year-only, the year alone",
        "2016-09-05, 2016-01-01, year-only, filler",
        "2016-01-01, 2016-01-01, year-only, a filler is not a birthday",
        "2016-09-05, 2017-01-01, other, filler of another year",
        "2016-09-05, 2016-09-06, one-digit, a digit of the day",
        "2016-09-05, 2016-09-15, one-digit, a digit of the day",
        "2016-09-12, 2016-09-21, one-digit, two digits swapped",
        "2016-09-05, 2015-09-05, one-digit, a digit of the year",
        "2016-09-05, 2061-09-05, one-digit, two digits swapped",
        "2016-09-05, 2016-09-28, two-parts, another day",
        "2016-09-05, 2016-12-25, other, only the year",
        "2016-09-05, '', missing, not said",
    })
    void whatTwoDatesAreToEachOther(String one, String other, String level, String why) {
        assertThat(compared(one, other)).as(why).isEqualTo(level);
        assertThat(compared(other, one)).as(why + ", the other way round").isEqualTo(level);
    }

    private String compared(String one, String other) {
        return rules.compare(row(one), row(other)).level("birth-date").orElse("missing");
    }

    private Description row(String date) {
        return rules.prepare(List.of("", date, "", "", ""));
    }
}
