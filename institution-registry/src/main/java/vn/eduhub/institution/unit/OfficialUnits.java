package vn.eduhub.institution.unit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.AreaLevel;

/// The units every hub has: the ministry, a department (Sở) for each province, an office for each commune.
/// Their ids are derived from their codes, because the realm file names them.
public final class OfficialUnits {

    private static final Set<Kind> OFFICIAL =
            Collections.unmodifiableSet(EnumSet.of(Kind.MINISTRY, Kind.DEPARTMENT, Kind.COMMUNE));

    private OfficialUnits() {}

    public static RecordId ministry() {
        return RecordId.derived("institution", "ministry");
    }

    public static RecordId department(String provinceCode) {
        return RecordId.derived("institution", "department:" + provinceCode);
    }

    public static RecordId communeOffice(String communeCode) {
        return RecordId.derived("institution", "commune:" + communeCode);
    }

    public static boolean isOfficial(Institution unit) {
        return OFFICIAL.contains(unit.kind());
    }

    /// The department or office that is responsible for an area.
    public static RecordId of(Area area) {
        return area.level() == AreaLevel.PROVINCE ? department(area.code()) : communeOffice(area.code());
    }

    /// Who manages a school that stands in a commune (Circular 15/2025, amended by 45/2026): the department
    /// when it teaches at upper secondary level or gives continuing education, else the commune.
    public static RecordId manager(Area commune, List<Level> levels) {
        boolean departments = levels.contains(Level.UPPER_SECONDARY) || levels.contains(Level.CONTINUING);
        String province = commune.parent();
        return departments && province != null ? department(province) : of(commune);
    }
}
