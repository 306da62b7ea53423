package vn.eduhub.institution.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unit as a caller writes it; raw text, so that all faults are told at once.
///
/// @param kind `SCHOOL` or `CAMPUS`
/// @param code official code, in force from today
/// @param managedBy record id of the unit above; none: by levels and commune
/// @param communeCode where it stands, five digits as of today
/// @param levels DM_CAP_HOC codes
/// @param ownership DM_LOAI_HINH_TRUONG code
/// @param sourcedId what the caller calls it; files of the caller's unit may refer to it
record InstitutionRequest(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String code,
        @Nullable String managedBy,
        @Nullable String communeCode,
        @Nullable List<String> levels,
        @Nullable String ownership,
        @Nullable String sourcedId) {

    Particulars.Raw raw() {
        return new Particulars.Raw(name, "/code", code, communeCode, levels == null ? List.of() : levels, ownership);
    }

    InstitutionRequest withoutPlace() {
        return new InstitutionRequest(kind, name, code, managedBy, null, levels, ownership, sourcedId);
    }
}
