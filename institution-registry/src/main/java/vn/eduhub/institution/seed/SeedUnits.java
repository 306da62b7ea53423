package vn.eduhub.institution.seed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.DatedCode;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.institution.unit.OfficialUnits;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;

/// Stores the units that are not there yet. Several instances may do so at once and again at every start: the
/// ids are the same everywhere, so a unit is made once, and what is there is never touched.
final class SeedUnits {

    private static final int BATCH = 500;
    private static final Cause CAUSE = new Cause("institution-registry", "seed");

    private final Records<Institution> records;
    private final Areas areas;
    private final Today today;
    private final boolean demoSchools;

    SeedUnits(Records<Institution> records, Areas areas, Today today, boolean demoSchools) {
        this.records = records;
        this.areas = areas;
        this.today = today;
        this.demoSchools = demoSchools;
    }

    /// How many units were made by this call.
    int seed() {
        List<Draft<Institution>> drafts = drafts();
        int made = 0;
        for (int from = 0; from < drafts.size(); from += BATCH) {
            made += make(drafts.subList(from, Math.min(from + BATCH, drafts.size())));
        }
        return made;
    }

    private int make(List<Draft<Institution>> batch) {
        Map<RecordId, RecordBody<Institution>> present =
                records.findAll(batch.stream().map(Draft::id).toList());
        List<Draft<Institution>> missing =
                batch.stream().filter(draft -> !present.containsKey(draft.id())).toList();
        if (missing.isEmpty()) {
            return 0;
        }
        // A duplicate was made by another instance meanwhile, which is as good.
        return (int) records.write(missing).stream()
                .filter(WriteOutcome.Written.class::isInstance)
                .count();
    }

    /// From the top down, so that a reader of the log meets no unit before the one above it, partitions
    /// aside.
    private List<Draft<Institution>> drafts() {
        LocalDate day = today.date();
        List<Draft<Institution>> drafts = new ArrayList<>();
        RecordId ministry = OfficialUnits.ministry();
        drafts.add(draft(ministry, unit(Kind.MINISTRY, "Bộ Giáo dục và Đào tạo", null, null), List.of(ministry)));
        List<Draft<Institution>> offices = new ArrayList<>();
        for (Area area : areas.inForce(day)) {
            RecordId id = OfficialUnits.of(area);
            String province = area.parent();
            if (province == null) {
                String name = "Sở Giáo dục và Đào tạo " + inSentence(area.name());
                drafts.add(draft(id, unit(Kind.DEPARTMENT, name, ministry, area), List.of(id, ministry)));
            } else {
                RecordId department = OfficialUnits.department(province);
                String name = "Ủy ban nhân dân " + inSentence(area.name());
                offices.add(draft(id, unit(Kind.COMMUNE, name, department, area), List.of(id, department, ministry)));
            }
        }
        drafts.addAll(offices);
        if (demoSchools) {
            drafts.addAll(demoSchools(day));
        }
        return drafts;
    }

    private List<Draft<Institution>> demoSchools(LocalDate day) {
        Area commune = areas.commune("00004", day).orElseThrow();
        RecordId ministry = OfficialUnits.ministry();
        RecordId department = OfficialUnits.department("01");
        RecordId office = OfficialUnits.of(commune);
        RecordId primary = RecordId.derived("institution", "school:demo-1");
        RecordId upper = RecordId.derived("institution", "school:demo-2");
        return List.of(
                draft(
                        primary,
                        school("Trường Tiểu học Mẫu Một", "DEMO0001", Level.PRIMARY, office, commune),
                        List.of(primary, office, department, ministry)),
                draft(
                        upper,
                        school(
                                "Trường Trung học phổ thông Mẫu Hai",
                                "DEMO0002",
                                Level.UPPER_SECONDARY,
                                department,
                                commune),
                        List.of(upper, department, ministry)));
    }

    private static Institution school(String name, String code, Level level, RecordId managedBy, Area commune) {
        return new Institution(
                Kind.SCHOOL,
                name,
                List.of(new DatedCode(code, commune.from(), null)),
                managedBy,
                commune.recordId(),
                List.of(level),
                Ownership.PUBLIC);
    }

    private static Institution unit(Kind kind, String name, @Nullable RecordId managedBy, @Nullable Area area) {
        return new Institution(
                kind,
                name,
                area == null ? List.of() : List.of(new DatedCode(area.code(), area.from(), null)),
                managedBy,
                area == null ? null : area.recordId(),
                List.of(),
                null);
    }

    private static Draft<Institution> draft(RecordId id, Institution content, List<RecordId> scope) {
        return Draft.create(id, content, CAUSE).scope(scope, List.of());
    }

    /// `Phường Ba Đình` as it is written after other words: `phường Ba Đình`.
    private static String inSentence(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
