package vn.eduhub.contracts.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// All cells of one school that are not zero, whole, on `eduhub.figures.v1`.
///
/// @param version rises with every change of the school's cells
public record SchoolFigures(RecordId school, long version, List<Cell> cells) {

    public SchoolFigures {
        cells = List.copyOf(cells);
    }

    /// @param grade none for staff
    /// @param sex none when not known
    /// @param count people counted at this school
    /// @param elsewhere of them, those whom totals above the school count at another school
    public record Cell(
            Kind kind,
            SchoolYear schoolYear,
            @Nullable Grade grade,
            @Nullable Sex sex,
            long count,
            long elsewhere) {}

    public enum Kind {
        LEARNER,
        STAFF
    }
}
