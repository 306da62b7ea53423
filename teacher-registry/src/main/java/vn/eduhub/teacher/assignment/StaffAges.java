package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.SchoolYear;

/// Which ages staff can have, counted by calendar year. Catches a pupil's birth date or a slipped century; who may work
/// at a school is not for us to say.
public final class StaffAges {

    /// Nobody younger may be employed for more than light work (Labour Code 2019, article 143).
    private static final int AGE_MIN = 15;

    private static final int AGE_MAX = 100;

    private StaffAges() {}

    /// Notes someone born on this day who cannot work in this school year; the fault names the birth years that can be.
    public static void check(Reader reader, String pointer, LocalDate bornOn, SchoolYear year) {
        if (!fits(bornOn, year)) {
            reader.add(pointer, Fault.OUT_OF_RANGE, (year.start() - AGE_MAX) + " – " + (year.start() - AGE_MIN));
        }
    }

    static boolean fits(LocalDate bornOn, SchoolYear year) {
        int age = year.start() - bornOn.getYear();
        return age >= AGE_MIN && age <= AGE_MAX;
    }
}
