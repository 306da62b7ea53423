package vn.eduhub.platform.fields;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;

/// Who may be told, and who may write, which fields of people within their scope. Whoever has several roles has what
/// any of them gives.
public final class FieldRights {

    private static final Set<FieldGroup> ALL = Collections.unmodifiableSet(EnumSet.allOf(FieldGroup.class));
    private static final Set<FieldGroup> BASIC = Set.of(FieldGroup.BASIC);
    private static final Set<FieldGroup> NONE = Set.of();
    /// Who someone is: what a registration has to say so that the same person is found again.
    private static final Set<FieldGroup> IDENTITY =
            Collections.unmodifiableSet(EnumSet.of(FieldGroup.BASIC, FieldGroup.FAMILY, FieldGroup.NUMBER));

    private static final Map<HubRole, Rights> TABLE = table();

    private FieldRights() {}

    private record Rights(Set<FieldGroup> read, Set<FieldGroup> write) {}

    private static Map<HubRole, Rights> table() {
        Map<HubRole, Rights> table = new EnumMap<>(HubRole.class);
        // They teach and employ these people, and answer for what is held of them.
        table.put(HubRole.SCHOOL, new Rights(ALL, ALL));
        table.put(HubRole.DEPARTMENT, new Rights(ALL, ALL));
        // Its figures come from the cube, so it needs no more than who is meant; it may register someone.
        table.put(HubRole.MINISTRY, new Rights(BASIC, IDENTITY));
        // Decides whether two are one person: evidence of identity, nothing else.
        table.put(HubRole.STEWARD, new Rights(IDENTITY, NONE));
        // Looks who read whose data, not at the data.
        table.put(HubRole.AUDITOR, new Rights(BASIC, NONE));
        // Counts, and keeps the machines running: people are not needed for either.
        table.put(HubRole.ANALYST, new Rights(NONE, NONE));
        table.put(HubRole.OPERATOR, new Rights(NONE, NONE));
        // Services act for a submitter, whose roles count; they read no person for themselves.
        table.put(HubRole.SERVICE, new Rights(NONE, NONE));
        return table;
    }

    /// Roles that may be told anything of people.
    public static HubRole[] readers() {
        return TABLE.entrySet().stream()
                .filter(entry -> !entry.getValue().read().isEmpty())
                .map(Map.Entry::getKey)
                .toArray(HubRole[]::new);
    }

    /// What roles may be told within their scope.
    public static Set<FieldGroup> toRead(Set<HubRole> roles) {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        TABLE.forEach((role, rights) -> {
            if (roles.contains(role)) {
                groups.addAll(rights.read());
            }
        });
        return groups;
    }

    /// What a caller may be told of one record: a unit that the person has left needs to know who they were, and no
    /// more.
    ///
    /// @param body the record as it is now, also when it is told how it was
    static Set<FieldGroup> toRead(Caller caller, RecordBody<?> body) {
        Set<FieldGroup> groups = toRead(caller.roles());
        if (body.formerScope().contains(caller.unit())) {
            groups.retainAll(BASIC);
        }
        return groups;
    }

    /// What people may be told of themselves: all, once it is proven that it is they. A password proves that somebody
    /// reads the mail of the address that a school gave for them; that one is told what the school knows anyway.
    static Set<FieldGroup> toReadOfOneself(boolean isProven) {
        return isProven ? ALL : BASIC;
    }

    /// What roles may write, to records they may write at all.
    public static Set<FieldGroup> toWrite(Set<HubRole> roles) {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        TABLE.forEach((role, rights) -> {
            if (roles.contains(role)) {
                groups.addAll(rights.write());
            }
        });
        return groups;
    }
}
