package vn.eduhub.platform.registration;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.problem.HubException;

/// The days a school year turns on.
public final class SchoolCalendar {

    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private SchoolCalendar() {}

    /// The day it is in Viet Nam.
    public static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), VIET_NAM);
    }

    /// The last day of something that ends now: today, or its first day when that is still to come.
    public static LocalDate endingNow(InstantSource clock, LocalDate begun) {
        LocalDate today = today(clock);
        return today.isBefore(begun) ? begun : today;
    }

    /// The first moment of a day in Viet Nam.
    public static Instant beginning(LocalDate day) {
        return day.atStartOfDay(VIET_NAM).toInstant();
    }

    /// The opening day, 5 September.
    public static LocalDate firstDay(SchoolYear year) {
        return LocalDate.of(year.start(), Month.SEPTEMBER, 5);
    }

    /// The first day that can belong to a school year: classes are made up and places given from June on.
    public static LocalDate earliestDay(SchoolYear year) {
        return LocalDate.of(year.start(), Month.JUNE, 1);
    }

    /// The last day that can belong to it: summer classes and second examinations end in August.
    public static LocalDate latestDay(SchoolYear year) {
        return LocalDate.of(year.start() + 1, Month.AUGUST, 31);
    }

    /// Notes a day that cannot belong to the school year.
    public static void checkWithin(Reader reader, String pointer, SchoolYear year, LocalDate day) {
        if (day.isBefore(earliestDay(year)) || day.isAfter(latestDay(year))) {
            reader.add(pointer, Fault.OUTSIDE_SCHOOL_YEAR, earliestDay(year) + " – " + latestDay(year));
        }
    }

    /// Refuses a last day, told as `date`, that is before the first or cannot belong to the school year.
    public static void requireLastDay(SchoolYear year, LocalDate begun, LocalDate day) {
        Reader reader = new Reader();
        if (day.isBefore(begun)) {
            reader.add("/date", Fault.DATES_REVERSED);
        } else {
            checkWithin(reader, "/date", year, day);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
    }

    /// Whether a row names a day after today; what cannot be read as a day is not one.
    public static boolean isToCome(@Nullable String day, LocalDate today) {
        return new Reader().date("", day).filter(told -> told.isAfter(today)).isPresent();
    }

    /// Notes a school year that begins after next year: nobody plans further ahead.
    public static void checkPlannable(Reader reader, String pointer, SchoolYear year, InstantSource clock) {
        SchoolYear last = new SchoolYear(today(clock).getYear() + 1);
        if (year.compareTo(last) > 0) {
            reader.add(pointer, Fault.OUT_OF_RANGE, "… – " + last);
        }
    }

    /// Whoever stays to this day has finished the year: the second term ends in the second half of May.
    public static LocalDate finishedFrom(SchoolYear year) {
        return LocalDate.of(year.start() + 1, Month.MAY, 15);
    }
}
