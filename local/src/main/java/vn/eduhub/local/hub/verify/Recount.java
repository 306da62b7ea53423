package vn.eduhub.local.hub.verify;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Counts people straight from the registries' documents by the counting rule (docs/architecture.md), with no code of
/// the cube: what both get wrong in the same way would be seen by neither.
final class Recount {

    private final Map<String, String> managedBy;
    private final Map<Cell, Long> cells = new HashMap<>();

    /// @param managedBy the unit above each unit
    Recount(Map<String, String> managedBy) {
        this.managedBy = Map.copyOf(managedBy);
    }

    /// The cells that are not zero: of schools, and of all units above them.
    Map<Cell, Long> cells() {
        return cells;
    }

    /// At the school of the latest-begun enrolment of a year that is active or completed; same day: greater id.
    void addLearner(Document record) {
        if (isCancelled(record)) {
            return;
        }
        Document content = content(record);
        Map<String, Document> latest = new HashMap<>();
        for (Document enrolment : content.getList("enrolments", Document.class, List.of())) {
            if (Set.of("ACTIVE", "COMPLETED").contains(enrolment.getString("state"))) {
                latest.merge(
                        enrolment.getString("schoolYear"),
                        enrolment,
                        (one, other) -> compare(one, other) >= 0 ? one : other);
            }
        }
        latest.forEach((year, enrolment) -> {
            String grade = code(enrolment.getString("grade"));
            String school = enrolment.getString("school");
            Cell cell = new Cell(school, "LEARNER", grade, code(content.getString("sex")), year);
            count(cell);
            countAbove(cell);
        });
    }

    /// At each school with an open assignment of the year; above the schools once, at the main one (earliest begun).
    void addTeacher(Document record) {
        if (isCancelled(record)) {
            return;
        }
        Document content = content(record);
        Map<String, List<Document>> open = new HashMap<>();
        for (Document assignment : content.getList("assignments", Document.class, List.of())) {
            if (assignment.get("ended") == null && !assignment.getBoolean("cancelled", false)) {
                open.computeIfAbsent(assignment.getString("schoolYear"), _ -> new ArrayList<>())
                        .add(assignment);
            }
        }
        open.forEach((year, assignments) -> {
            assignments.sort(Recount::compare);
            String main = assignments.getFirst().getString("school");
            Set<String> schools = new HashSet<>();
            assignments.forEach(assignment -> schools.add(assignment.getString("school")));
            Cell cell = new Cell(main, "STAFF", Cell.NONE, code(content.getString("sex")), year);
            schools.forEach(school -> count(cell.at(school)));
            countAbove(cell);
        });
    }

    private void countAbove(Cell cell) {
        String unit = managedBy.get(cell.unit());
        while (unit != null) {
            count(cell.at(unit));
            unit = managedBy.get(unit);
        }
    }

    private void count(Cell cell) {
        cells.merge(cell, 1L, Long::sum);
    }

    private static int compare(Document one, Document other) {
        int byDay = day(one).compareTo(day(other));
        return byDay != 0 ? byDay : one.getString("id").compareTo(other.getString("id"));
    }

    /// Days are stored as text or as a date; both begin with the year when written out.
    private static String day(Document part) {
        Object begun = Objects.requireNonNull(part.get("begun"));
        return begun instanceof Date date ? date.toInstant().toString() : begun.toString();
    }

    private static boolean isCancelled(Document record) {
        return record.getBoolean("cancelled", false);
    }

    private static Document content(Document record) {
        return Objects.requireNonNull(record.get("content", Document.class));
    }

    private static String code(@Nullable String code) {
        return code == null ? Cell.NONE : code;
    }
}
