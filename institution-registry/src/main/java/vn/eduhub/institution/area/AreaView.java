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
/// @param successors record ids of what it became, or became part of
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
