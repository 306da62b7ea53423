package vn.eduhub.testkit;

import vn.eduhub.contracts.intake.PersonRow;

/// People who do not exist, as a school's file would name them. Their personal numbers begin with 003, a
/// province that never was.
public final class People {

    /// A girl of ten with everything filled in.
    public static final PersonRow AN =
            new PersonRow("Nguyễn Thị Bình An", "2016-09-05", "02", "003316012345", "Trần Thị Thu Hà", "01", "00004");

    /// A boy without a personal number.
    public static final PersonRow KHOA =
            new PersonRow("Lê Đăng Khoa", "2015-01-17", "01", null, "Phạm Thị Mai", "01", "00004");

    /// A girl of whom no birth date is known: she waits for a person to look.
    public static final PersonRow LAN = new PersonRow("Quàng Thị Lan", null, "02", null, "Lò Thị Xuân", "04", null);

    /// A teacher.
    public static final PersonRow HUNG =
            new PersonRow("Võ Văn Hùng", "1988-04-12", "01", "003088054321", "Huỳnh Thị Sáu", "01", "26740");

    private People() {}
}
