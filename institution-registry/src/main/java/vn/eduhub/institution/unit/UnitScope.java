package vn.eduhub.institution.unit;

import java.util.ArrayList;
import java.util.List;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Reach;

/// Who sees a unit: itself and everything above it by `managedBy`.
public final class UnitScope {

    private UnitScope() {}

    /// The scope of the unit above is taken from its stored record, not from a copy that may be late.
    public static List<RecordId> under(RecordId unit, RecordBody<Institution> manager) {
        List<RecordId> scope = new ArrayList<>(manager.scope());
        scope.add(unit);
        return scope;
    }

    public static boolean holds(RecordBody<Institution> unit, Reach reach) {
        return unit.scope().contains(reach.unit());
    }
}
