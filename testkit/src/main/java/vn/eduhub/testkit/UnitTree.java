package vn.eduhub.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.id.RecordId;

/// Units that do not exist, grown at random: departments with communes, schools below both, some with a campus. A tree
/// of a
/// test's own, so that nobody but the ministry sees what other tests make.
///
/// @param above what manages each
public record UnitTree(Map<RecordId, RecordId> above, Map<RecordId, Kind> kinds, List<RecordId> schools) {

    private static final int DEPARTMENTS = 3;
    private static final int COMMUNES = 6;
    private static final int SCHOOLS = 14;

    public UnitTree {
        above = Map.copyOf(above);
        kinds = Map.copyOf(kinds);
        schools = List.copyOf(schools);
    }

    /// @param name of the tree, so that two tests have different units
    public static UnitTree grown(String name, RecordId top, SplittableRandom random) {
        Map<RecordId, RecordId> above = new HashMap<>();
        Map<RecordId, Kind> kinds = new HashMap<>();
        List<RecordId> offices = new ArrayList<>();
        List<RecordId> schools = new ArrayList<>();
        for (int i = 0; i < DEPARTMENTS + COMMUNES + SCHOOLS; i++) {
            RecordId unit = RecordId.derived("institution", name + ":" + i);
            if (i < DEPARTMENTS) {
                above.put(unit, top);
                kinds.put(unit, Kind.DEPARTMENT);
                offices.add(unit);
            } else if (i < DEPARTMENTS + COMMUNES) {
                above.put(unit, offices.get(random.nextInt(DEPARTMENTS)));
                kinds.put(unit, Kind.COMMUNE);
                offices.add(unit);
            } else {
                boolean isCampus = schools.size() > 4 && random.nextInt(5) == 0;
                above.put(
                        unit, isCampus ? schools.get(random.nextInt(4)) : offices.get(random.nextInt(offices.size())));
                kinds.put(unit, isCampus ? Kind.CAMPUS : Kind.SCHOOL);
                schools.add(unit);
            }
        }
        return new UnitTree(above, kinds, schools);
    }

    /// Whether a unit is `top` or lies below it.
    public boolean isWithin(RecordId unit, @Nullable RecordId top) {
        for (RecordId next = unit; next != null; next = above.get(next)) {
            if (next.equals(top)) {
                return true;
            }
        }
        return false;
    }
}
