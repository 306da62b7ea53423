package vn.eduhub.platform.registration;

import java.util.HashSet;
import java.util.Set;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.institution.Institutions;

/// The schools that a person's record belongs to: those that may write it, and those that may only read it
/// since the person went on.
public record Access(Set<RecordId> current, Set<RecordId> former) {

    public static final Access NONE = new Access(Set.of(), Set.of());

    public Access {
        current = Set.copyOf(current);
        former = Set.copyOf(former);
    }

    public boolean isNone() {
        return current.isEmpty() && former.isEmpty();
    }

    /// The schools and every unit above them. A unit above both a current and a former school may write.
    public Scope scope(Institutions institutions) {
        Set<RecordId> writers = institutions.scopeOf(current);
        if (former.isEmpty()) {
            return new Scope(writers, Set.of());
        }
        Set<RecordId> readers = new HashSet<>(institutions.scopeOf(former));
        readers.removeAll(writers);
        Set<RecordId> all = new HashSet<>(writers);
        all.addAll(readers);
        return new Scope(all, readers);
    }

    /// @param all units that may see the record
    /// @param former those of them that may only read it
    public record Scope(Set<RecordId> all, Set<RecordId> former) {

        public Scope {
            all = Set.copyOf(all);
            former = Set.copyOf(former);
        }

        public boolean mayWrite(RecordId unit) {
            return all.contains(unit) && !former.contains(unit);
        }
    }
}
