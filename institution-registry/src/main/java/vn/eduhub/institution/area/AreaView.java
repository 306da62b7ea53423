package vn.eduhub.institution.area;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// An area on the wire.
///
/// @param level `province` or `commune`
/// @param district name of the district, of a commune before 01/07/2025
/// @param parent code of the province of those days
/// @param validFrom the first day in force; 2025-03-01 of every commune before 01/07/2025: the day from which they are
///     known, not the day they were founded
/// @param successors record ids of what it became, or became part of; of a commune before 01/07/2025 the one that the
///     place, or most of it, is in: a commune may have been divided, and of one that was, one part is told
/// @param predecessors record ids of what was joined to make it
record AreaView(
        RecordId recordId,
        String level,
        String code,
        String name,
        @Nullable String district,
        @Nullable String parent,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<RecordId> successors,
        List<RecordId> predecessors) {

    AreaView {
        successors = List.copyOf(successors);
        predecessors = List.copyOf(predecessors);
    }

    static AreaView of(Area area, Areas areas) {
        return new AreaView(
                area.recordId(),
                area.level().word(),
                area.code(),
                area.name(),
                area.district(),
                area.parent(),
                area.from(),
                area.until(),
                ids(areas.successors(area)),
                ids(areas.predecessors(area)));
    }

    private static List<RecordId> ids(List<Area> areas) {
        return areas.stream().map(Area::recordId).toList();
    }
}
