package vn.eduhub.contracts.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;
import vn.eduhub.contracts.id.RecordId;

/// A unit of the education administration or a school.
///
/// @param codes official codes with the days they are in force; codes are reused, so they are never keys
/// @param managedBy the unit above, which gives rights and signs off; none only for the ministry
/// @param locatedIn record id of the area it stands in, for figures by area
/// @param levels of education taught; empty for units that do not teach
public record Institution(
        Kind kind,
        String name,
        List<DatedCode> codes,
        @Nullable RecordId managedBy,
        @Nullable RecordId locatedIn,
        List<Level> levels,
        @Nullable Ownership ownership) {

    public enum Kind {
        MINISTRY,
        DEPARTMENT,
        COMMUNE,
        SCHOOL,
        CAMPUS,
        /// A unit that a sender's file names between a school and the department and that the tree does not know.
        GROUP
    }

    public Institution {
        codes = List.copyOf(codes);
        levels = List.copyOf(levels);
    }

    /// @param until the first day it is no longer in force
    public record DatedCode(
            String code, LocalDate from, @Nullable LocalDate until) {}
}
