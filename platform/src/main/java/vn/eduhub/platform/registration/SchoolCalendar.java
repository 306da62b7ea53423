package vn.eduhub.platform.registration;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import vn.eduhub.contracts.id.SchoolYear;

/// The days a school year turns on.
public final class SchoolCalendar {

    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private SchoolCalendar() {}

    /// The day it is in Viet Nam.
    public static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), VIET_NAM);
    }

    /// The first moment of a day in Viet Nam.
    public static Instant beginning(LocalDate day) {
        return day.atStartOfDay(VIET_NAM).toInstant();
    }

    /// The opening day, 5 September.
    public static LocalDate firstDay(SchoolYear year) {
        return LocalDate.of(year.start(), Month.SEPTEMBER, 5);
    }

    /// Whoever stays to this day has finished the year: the second term ends in the second half of May.
    public static LocalDate finishedFrom(SchoolYear year) {
        return LocalDate.of(year.start() + 1, Month.MAY, 15);
    }
}
