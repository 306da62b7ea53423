package vn.eduhub.institution.area;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// An area on the wire.
///
/// @param level `province` or `commune`
/// @param parent code of the province
record AreaView(
        RecordId recordId,
        String level,
        String code,
        String name,
        @Nullable String parent,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    static AreaView of(Area area) {
        return new AreaView(
                area.recordId(),
                area.level().word(),
                area.code(),
                area.name(),
                area.parent(),
                area.from(),
                area.until());
    }
}
