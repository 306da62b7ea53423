package vn.eduhub.institution.unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Records;

/// Which school a code means on a day. Codes are given by the managing unit and are used again after a school
/// has gone, so they are looked up, never stored as keys; and they are looked up within a reach, so that
/// nobody learns what lies outside.
public final class SchoolCodes {

    private final Records<Institution> records;

    public SchoolCodes(Records<Institution> records) {
        this.records = records;
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

    private static boolean isSchool(Kind kind) {
        return kind == Kind.SCHOOL || kind == Kind.CAMPUS;
    }

    private static RecordBody<Institution> first(RecordBody<Institution> one, RecordBody<Institution> other) {
        return one.recordId().compareTo(other.recordId()) <= 0 ? one : other;
    }
}
