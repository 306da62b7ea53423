package vn.eduhub.institution.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.AreaLevel;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;

/// Which school a code means on a day. Codes are given by the managing unit and are used again after a school
/// has gone; they are looked up within a reach, so that nobody learns what lies outside. A look-up does not see
/// what is written at the same moment: for that whoever takes a code reserves it, once in each province, by a
/// key among the record's unique keys.
public final class SchoolCodes {

    private static final String KEY_TYPE = "code";

    private final Records<Institution> records;
    private final Set<RecordId> departments;

    /// @param day whose provinces are asked for
    public SchoolCodes(Records<Institution> records, Areas areas, LocalDate day) {
        this.records = records;
        this.departments = areas.inForce(day).stream()
                .filter(area -> area.level() == AreaLevel.PROVINCE)
                .map(Area::code)
                .map(OfficialUnits::department)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Schools and campuses by their code in force; of two with the same code the one that was registered
    /// first.
    public Map<String, RecordBody<Institution>> inForce(Collection<String> codes, LocalDate day, Reach reach) {
        Map<String, RecordBody<Institution>> found = new HashMap<>();
        if (codes.isEmpty()) {
            return found;
        }
        for (RecordBody<Institution> unit : records.findBy(UnitConfiguration.CODE_FIELD, codes)) {
            if (!unit.cancelled() && isSchool(unit.content().kind()) && UnitScope.holds(unit, reach)) {
                Particulars.codeOn(unit.content(), day).ifPresent(code -> found.merge(code, unit, SchoolCodes::first));
            }
        }
        found.keySet().retainAll(codes);
        return found;
    }

    /// The draft with a key that reserves the code it takes, and without the key of one it had. A code that it
    /// had before stays as it is, reserved or not.
    ///
    /// @param unseen keys that are reserved by units which the writer does not see: to the writer those codes are
    ///     free, so they are taken without
    public Draft<Institution> reserving(Draft<Institution> draft, LocalDate day, Set<String> unseen) {
        Optional<String> code = held(draft.content(), draft.cancelled(), day);
        RecordBody<Institution> base = draft.base();
        if (base != null && code.equals(held(base.content(), base.cancelled(), day))) {
            return draft;
        }
        List<Link> keys = new ArrayList<>(draft.keys());
        keys.removeIf(link -> isReservation(link.key()));
        code.map(text -> key(draft.scope(), text))
                .filter(key -> !unseen.contains(key))
                .ifPresent(key -> keys.add(new Link(key, "")));
        return draft.keys(keys);
    }

    /// The key by which a refused draft wanted to reserve its code, when it is there and the writer does not see
    /// whose it is.
    public Optional<String> unseen(Draft<Institution> refused, LocalDate day, Reach reach) {
        Optional<String> code = held(refused.content(), refused.cancelled(), day);
        if (code.isEmpty() || !inForce(List.of(code.get()), day, reach).isEmpty()) {
            return Optional.empty();
        }
        return refused.keys().stream()
                .map(Link::key)
                .filter(SchoolCodes::isReservation)
                .filter(key -> records.findByKey(key).isPresent())
                .findFirst();
    }

    private static Optional<String> held(Institution unit, boolean cancelled, LocalDate day) {
        return cancelled || !isSchool(unit.kind()) ? Optional.empty() : Particulars.codeOn(unit, day);
    }

    private String key(List<RecordId> scope, String code) {
        RecordId province =
                scope.stream().filter(departments::contains).findFirst().orElseGet(OfficialUnits::ministry);
        return province + "|" + KEY_TYPE + "|" + code;
    }

    /// Beside these only senders' ids stand among the keys of a unit: `sender|org|sourcedId`.
    private static boolean isReservation(String key) {
        return key.startsWith(KEY_TYPE + "|", key.indexOf('|') + 1);
    }

    private static boolean isSchool(Kind kind) {
        return kind == Kind.SCHOOL || kind == Kind.CAMPUS;
    }

    private static RecordBody<Institution> first(RecordBody<Institution> one, RecordBody<Institution> other) {
        return one.recordId().compareTo(other.recordId()) <= 0 ? one : other;
    }
}
