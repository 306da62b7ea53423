package vn.eduhub.local.demo;

import java.time.LocalDate;
import java.util.List;
import vn.eduhub.contracts.code.Sex;

/// An invented member of a school's staff.
///
/// @param lessons the classes taught, at the main school and, for a few, at a second one
record StaffMember(
        String sourcedId,
        FullName name,
        Sex sex,
        LocalDate birthDate,
        String personalNumber,
        String ethnicity,
        StaffRole role,
        List<Lesson> lessons) {

    StaffMember {
        lessons = List.copyOf(lessons);
    }

    /// @param homeroom whether the class is the member's own
    record Lesson(School school, Classroom classroom, boolean homeroom) {}

    @Override
    public String toString() {
        return "StaffMember[" + sourcedId + "]";
    }
}
