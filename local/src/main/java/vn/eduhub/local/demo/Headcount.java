package vn.eduhub.local.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.SchoolYear;

/// What the maker of the province knows about it: how many people are in which cell. It is counted while
/// people are drawn, never read back from the package or the hub.
///
/// A learner counts at one school. A member of staff with a second school counts at both, and in any total above the
/// schools only at the main one: therefore two counts.
final class Headcount {

    private final Map<Cell, Long> atSchool = new HashMap<>();
    private final Map<Cell, Long> atMainSchool = new HashMap<>();

    /// Whom a cell counts.
    enum Kind {
        LEARNER,
        STAFF
    }

    /// @param school the school's code
    /// @param level code of DM_CAP_HOC, empty for staff
    /// @param grade code of DM_KHOI, empty for staff
    record Cell(String school, Kind kind, String level, String grade, Sex sex, SchoolYear schoolYear)
            implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    private static final SchoolYear YEAR = new SchoolYear(Stage.AUTUMN);

    void add(School school, Classroom classroom, Learner learner) {
        Grade grade = classroom.cohort().grade();
        Cell cell = new Cell(school.code(), Kind.LEARNER, grade.level().code(), grade.code(), learner.sex(), YEAR);
        atSchool.merge(cell, 1L, Long::sum);
        atMainSchool.merge(cell, 1L, Long::sum);
    }

    void add(School main, StaffMember member) {
        Cell mainCell = new Cell(main.code(), Kind.STAFF, "", "", member.sex(), YEAR);
        atSchool.merge(mainCell, 1L, Long::sum);
        atMainSchool.merge(mainCell, 1L, Long::sum);
        member.lessons().stream()
                .map(lesson -> lesson.school().code())
                .filter(code -> !code.equals(main.code()))
                .distinct()
                .forEach(code -> atSchool.merge(new Cell(code, Kind.STAFF, "", "", member.sex(), YEAR), 1L, Long::sum));
    }

    /// What each school must show.
    Map<Cell, Long> atSchool() {
        return new TreeMap<>(atSchool);
    }

    /// What the totals above the schools must add up to.
    Map<Cell, Long> atMainSchool() {
        return new TreeMap<>(atMainSchool);
    }

    long total(Kind kind) {
        return atMainSchool.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
