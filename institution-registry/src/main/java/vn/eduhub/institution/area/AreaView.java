package vn.eduhub.institution.area;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// An area on the wire.
///
/// @param level `province` or `commune`
/// @param parent code of the province
/// @param successor record id of what it became part of
/// @param predecessors record ids of what was joined to make it
record AreaView(
        RecordId recordId,
        String level,
        String code,
        String name,
        @Nullable String parent,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable RecordId successor,
        List<RecordId> predecessors) {

    AreaView {
        predecessors = List.copyOf(predecessors);
    }

    static AreaView of(Area area, Areas areas) {
        return new AreaView(
                area.recordId(),
                area.level().word(),
                area.code(),
                area.name(),
                area.parent(),
                area.from(),
                area.until(),
                areas.successor(area).map(Area::recordId).orElse(null),
                areas.predecessors(area).stream().map(Area::recordId).toList());
    }
}
