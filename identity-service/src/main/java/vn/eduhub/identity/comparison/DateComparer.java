package vn.eduhub.identity.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Birth dates. One cell: year, month and day; a year alone and the filler 1 January are the same.
final class DateComparer implements Comparer {

    static final int SAME = 0;
    static final int SWAPPED = 1;
    static final int YEAR_ONLY = 2;
    static final int DIGIT = 3;
    static final int PART = 4;
    static final int OTHER = 5;

    private static final int ANY_ORDER = 0;
    private static final int YEAR = 1;

    private static final int MONTH_SHIFT = 5;
    private static final int YEAR_SHIFT = 9;
    private static final int MONTHS = 12;
    private static final int DAY_SURPRISE = 101;
    private static final int YEAR_SURPRISE = 33;

    @Override
    public List<String> levels() {
        return List.of("same", "day-month-swapped", "year-only", "one-digit", "two-parts", "other");
    }

    @Override
    public int cells() {
        return 1;
    }

    @Override
    public void prepare(String text, long[] row, int at) {
        Optional<WrittenDate> date = WrittenDate.read(text);
        row[at] = date.map(read -> cell(read.year(), read.month(), read.day())).orElse(0L);
    }

    private static long cell(int year, int month, int day) {
        return (long) year << YEAR_SHIFT | (long) month << MONTH_SHIFT | day;
    }

    private static int day(long cell) {
        return (int) cell & 31;
    }

    private static int month(long cell) {
        return (int) (cell >>> MONTH_SHIFT) & 15;
    }

    private static int year(long cell) {
        return (int) (cell >>> YEAR_SHIFT);
    }

    /// Only the year says something: the day is not given, or it is the one that stands for it.
    private static boolean isYearOnly(long cell) {
        return day(cell) <= 1 && month(cell) <= 1;
    }

    @Override
    public int compare(long[] one, int oneAt, long[] other, int otherAt) {
        long a = one[oneAt];
        long b = other[otherAt];
        if (a == 0 || b == 0) {
            return MISSING;
        }
        boolean sameYear = year(a) == year(b);
        if (isYearOnly(a) || isYearOnly(b)) {
            return sameYear ? YEAR_ONLY : OTHER;
        }
        if (a == b) {
            return SAME;
        }
        if (sameYear && day(a) == month(b) && month(a) == day(b)) {
            return SWAPPED;
        }
        boolean sameMonth = month(a) == month(b);
        boolean sameDay = day(a) == day(b);
        int same = (sameYear ? 1 : 0) + (sameMonth ? 1 : 0) + (sameDay ? 1 : 0);
        if (same < 2) {
            return OTHER;
        }
        boolean digit = !sameDay
                ? isDigitApart(day(a), day(b))
                : !sameMonth ? isDigitApart(month(a), month(b)) : isDigitApart(year(a), year(b));
        return digit ? DIGIT : PART;
    }

    /// Whether one digit differs, or two neighbours are swapped.
    private static boolean isDigitApart(int one, int other) {
        int difference = Math.abs(one - other);
        IntUnaryOperator swapped = number -> number / 100 * 100 + number % 10 * 10 + number / 10 % 10;
        return (difference < 10 && one / 10 == other / 10)
                || (difference % 10 == 0 && difference < 100 && one / 100 == other / 100)
                || swapped.applyAsInt(one) == other;
    }

    @Override
    public List<String> parts() {
        return List.of("any-order", "year");
    }

    @Override
    public long part(int part, long[] row, int at) {
        long cell = row[at];
        if (cell == 0) {
            return 0;
        }
        if (part == YEAR) {
            return Comparer.mixed(year(cell));
        }
        int both = day(cell) + month(cell);
        int lower = day(cell) <= MONTHS ? Math.min(day(cell), month(cell)) : month(cell);
        return Comparer.mixed(cell(year(cell), lower, both - lower));
    }

    @Override
    public int surprise(int part, long[] row, int at) {
        return part == ANY_ORDER && !isYearOnly(row[at]) ? DAY_SURPRISE : YEAR_SURPRISE;
    }
}
