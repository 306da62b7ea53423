package vn.eduhub.reporting.cube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.eduhub.contracts.id.RecordId;

/// All places a record counts in: a function of the record alone, so that a replay gives the same. Each pair of school
/// and cell stands in it once.
record Vector(List<Place> places) {

    static final Vector EMPTY = new Vector(List.of());

    Vector {
        places = List.copyOf(places);
    }

    /// What each school must add and take back when this vector gives way to the next; nothing for a school whose
    /// cells stay as they are.
    Map<RecordId, CellChanges> changesTo(Vector next) {
        if (equals(next)) {
            return Map.of();
        }
        Map<RecordId, CellChanges.Sum> sums = new LinkedHashMap<>();
        for (Place place : places) {
            sums.computeIfAbsent(place.school(), _ -> new CellChanges.Sum()).add(place, -1);
        }
        for (Place place : next.places) {
            sums.computeIfAbsent(place.school(), _ -> new CellChanges.Sum()).add(place, 1);
        }
        Map<RecordId, CellChanges> changes = new LinkedHashMap<>();
        sums.forEach((school, sum) -> sum.changes().ifPresent(change -> changes.put(school, change)));
        return changes;
    }
}
