package vn.eduhub.identity.comparison;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A birth date out of what people write: `2016-09-05`, `5/9/2016`, `05-09-2016`, `05.09.2016`, `20160905`,
/// `2016`, `9/2016`, or the day count of a spreadsheet (`42618`). The day stands before the month unless
/// the year does.
///
/// @param month 0 when it is not said
/// @param day 0 when it is not said
record WrittenDate(int year, int month, int day) {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})(?:[T ].*)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH_OF_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,5}");

    /// Day 0 of a spreadsheet, which takes 1900 for a leap year.
    private static final LocalDate SHEET_EPOCH = LocalDate.of(1899, 12, 30);

    private static final int YEAR_MIN = 1850;
    private static final int YEAR_MAX = 2200;

    static Optional<WrittenDate> read(String text) {
        String written = text.strip();
        Matcher yearFirst = YEAR_FIRST.matcher(written);
        if (yearFirst.matches()) {
            return of(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(written);
        if (dayFirst.matches()) {
            return of(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        }
        Matcher compact = COMPACT.matcher(written);
        if (compact.matches()) {
            return of(compact.group(1), compact.group(2), compact.group(3));
        }
        Matcher monthOfYear = MONTH_OF_YEAR.matcher(written);
        if (monthOfYear.matches()) {
            return of(monthOfYear.group(2), monthOfYear.group(1), "0");
        }
        return NUMBER.matcher(written).matches() ? counted(Integer.parseInt(written)) : Optional.empty();
    }

    private static Optional<WrittenDate> counted(int number) {
        if (number >= YEAR_MIN && number <= YEAR_MAX) {
            return Optional.of(new WrittenDate(number, 0, 0));
        }
        LocalDate date = SHEET_EPOCH.plusDays(number);
        return Optional.of(new WrittenDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
    }

    /// A month above twelve is a day that was swapped with it; 00 is not said.
    private static Optional<WrittenDate> of(String yearText, String monthText, String dayText) {
        int year = Integer.parseInt(yearText);
        int month = Integer.parseInt(monthText);
        int day = Integer.parseInt(dayText);
        if (month == 0 || day == 0) {
            return Optional.of(new WrittenDate(year, month, 0));
        }
        return checked(year, month, day).or(() -> checked(year, day, month));
    }

    private static Optional<WrittenDate> checked(int year, int month, int day) {
        try {
            return Optional.of(
                    new WrittenDate(year, month, LocalDate.of(year, month, day).getDayOfMonth()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
