package vn.eduhub.institution.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.FormerCommune;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.AreaLevel;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;

/// Lists units within a caller's reach, in the order of record ids. There are some 58,000 in the
/// country: that is what a page reads at most, when its filters match few of them.
final class InstitutionList {

    private static final String KINDS = "SCHOOL, CAMPUS, COMMUNE, DEPARTMENT, MINISTRY, GROUP";

    private final Records<Institution> records;
    private final Areas areas;
    private final Today today;

    InstitutionList(Records<Institution> records, Areas areas, Today today) {
        this.records = records;
        this.areas = areas;
        this.today = today;
    }

    /// The query as it came.
    ///
    /// @param asOf the day on which `code`, `communeCode` and `provinceCode` are meant; none: today. Places since
    ///     2025-07-01
    record Query(
            @Nullable String kind,
            @Nullable String code,
            @Nullable String managedBy,
            @Nullable String communeCode,
            @Nullable String provinceCode,
            @Nullable String level,
            @Nullable String name,
            @Nullable String asOf,
            @Nullable String limit,
            @Nullable String cursor) {}

    Page<RecordBody<Institution>> page(Caller caller, Query query) {
        Reader reader = new Reader();
        LocalDate day = reader.date("/asOf", query.asOf()).orElseGet(today::date);
        List<Criterion> criteria = criteria(reader, query, day);
        Optional<Area> province = area(reader, "/provinceCode", query.provinceCode(), AreaLevel.PROVINCE, day);
        Optional<String> code = reader.text("/code", query.code(), Particulars.CODE_LENGTH_MAX);
        code.ifPresent(value -> criteria.add(new Criterion(UnitConfiguration.CODE_FIELD, value)));
        int limit = Page.limit(reader, query.limit());
        Optional<RecordId> after = Page.cursor(reader, query.cursor());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Reach reach = province.map(area -> narrowed(caller, area, criteria)).orElseGet(caller::reach);
        Page<RecordBody<Institution>> page = records.list(reach, criteria, after, limit);
        return code.isEmpty() ? page : inForce(page, code, day);
    }

    private List<Criterion> criteria(Reader reader, Query query, LocalDate day) {
        List<Criterion> criteria = new ArrayList<>();
        reader.found("/kind", query.kind(), InstitutionList::kind, KINDS)
                .ifPresent(kind -> criteria.add(new Criterion(UnitConfiguration.KIND_FIELD, kind.name())));
        reader.recordId("/managedBy", query.managedBy())
                .ifPresent(unit -> criteria.add(new Criterion(UnitConfiguration.MANAGER_FIELD, unit.value())));
        area(reader, "/communeCode", query.communeCode(), AreaLevel.COMMUNE, day)
                .ifPresent(area -> criteria.add(new Criterion(
                        UnitConfiguration.AREA_FIELD,
                        new Criterion.OneOf(areas.namesOf(area).stream()
                                .map(name -> name.recordId().value())
                                .toList()))));
        reader.code("/level", query.level(), Level.CODES, "DM_CAP_HOC")
                .ifPresent(level -> criteria.add(new Criterion("content.levels", level.code())));
        reader.text("/name", query.name(), Particulars.NAME_LENGTH_MAX)
                .ifPresent(begin ->
                        criteria.add(new Criterion(UnitConfiguration.NAME_FIELD, new Criterion.Prefix(begin))));
        return criteria;
    }

    private Optional<Area> area(Reader reader, String pointer, @Nullable String code, AreaLevel level, LocalDate day) {
        if (code == null) {
            return Optional.empty();
        }
        if (day.isBefore(FormerCommune.UNTIL)) {
            // Units stand in areas of the time since the reform; another place had the code before.
            reader.add("/asOf", Fault.OUT_OF_RANGE, FormerCommune.UNTIL + " – …");
            return Optional.empty();
        }
        Optional<Area> area = areas.find(code, day).filter(found -> found.level() == level);
        if (area.isEmpty()) {
            reader.add(pointer, Fault.UNKNOWN_AREA);
        }
        return area;
    }

    /// All units of a province have its department in their scope. Whoever stands above the department
    /// asks by it, and reads one province; others see the part of their own units that belongs to it.
    private Reach narrowed(Caller caller, Area province, List<Criterion> criteria) {
        RecordId department = OfficialUnits.department(province.code());
        if (records.find(department, caller.reach()).isPresent()) {
            return new Reach(department);
        }
        criteria.add(new Criterion("scope", department.value()));
        return caller.reach();
    }

    /// Units that have the code on another day are left out; the page keeps its cursor.
    private static Page<RecordBody<Institution>> inForce(
            Page<RecordBody<Institution>> page, Optional<String> code, LocalDate day) {
        return new Page<>(
                page.items().stream()
                        .filter(body -> Particulars.codeOn(body.content(), day).equals(code))
                        .toList(),
                page.next());
    }

    private static Optional<Kind> kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
