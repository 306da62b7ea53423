package vn.eduhub.institution.area;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// An area as it is from one day until another. Codes are reused (all but six of 3,321 communes have one that a smaller
/// commune had before), so an area is its code together with its first day.
///
/// @param recordId the same everywhere, so that units can refer to an area without asking
/// @param code two digits for a province, five for a commune
/// @param district name of the district a commune lay in, while there were districts
/// @param parent code of the province a commune lies in; none for a province
/// @param from the first day in force; of a commune before July 2025 the first day it is known on
/// @param until the first day no longer in force
public record Area(
        RecordId recordId,
        AreaLevel level,
        String code,
        LocalDate from,
        @Nullable LocalDate until,
        String name,
        @Nullable String district,
        @Nullable String parent) {

    Area(
            AreaLevel level,
            String code,
            LocalDate from,
            @Nullable LocalDate until,
            String name,
            @Nullable String district,
            @Nullable String parent) {
        this(RecordId.derived("area", code + "@" + from), level, code, from, until, name, district, parent);
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
