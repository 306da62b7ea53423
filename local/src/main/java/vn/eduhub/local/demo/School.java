package vn.eduhub.local.demo;

import java.util.List;
import java.util.stream.Collectors;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;

/// A school as it is planned: what it is, where it stands, its classes with their sizes, its staff by number.
record School(
        String sourcedId,
        String code,
        String name,
        Commune commune,
        List<Level> levels,
        Ownership ownership,
        List<Classroom> classrooms,
        Staffing staffing) {

    School {
        levels = List.copyOf(levels);
        classrooms = List.copyOf(classrooms);
    }

    int learners() {
        return classrooms.stream().mapToInt(Classroom::size).sum();
    }

    /// The level codes as the package carries them, `02|03`.
    String levelCodes() {
        return levels.stream().map(Level::code).collect(Collectors.joining("|"));
    }
}
