package vn.eduhub.reporting.cube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.reporting.figures.CellCode;

/// A member of staff counts in a school year at every school with an open assignment, and above the schools only at the
/// main one: where the earliest-begun assignment is; of two begun on one day, the one with the lesser id.
final class TeacherVector {

    private static final Comparator<Assignment> MAIN_FIRST =
            Comparator.comparing(Assignment::begun).thenComparing(Assignment::id);

    private TeacherVector() {}

    static Vector of(RecordBody<Teacher> teacher) {
        if (teacher.cancelled()) {
            return Vector.EMPTY;
        }
        Map<SchoolYear, List<Assignment>> byYear = new TreeMap<>();
        for (Assignment assignment : teacher.content().assignments()) {
            if (assignment.counts()) {
                byYear.computeIfAbsent(assignment.schoolYear(), _ -> new ArrayList<>())
                        .add(assignment);
            }
        }
        List<Place> places = new ArrayList<>();
        byYear.forEach((year, assignments) -> {
            int cell = CellCode.of(Kind.STAFF, year, null, teacher.content().sex());
            RecordId main =
                    assignments.stream().min(MAIN_FIRST).map(Assignment::school).orElseThrow();
            assignments.stream()
                    .map(Assignment::school)
                    .distinct()
                    .sorted()
                    .forEach(school -> places.add(new Place(school, cell, !school.equals(main))));
        });
        return new Vector(places);
    }
}
