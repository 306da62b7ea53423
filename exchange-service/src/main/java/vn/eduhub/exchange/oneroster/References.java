package vn.eduhub.exchange.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.reference.ReferenceKey;
import vn.eduhub.exchange.work.LineIndex;
import vn.eduhub.exchange.work.WorkLine;

/// Does what a line points to exist, and was it taken? First in the package, then in the hub.
final class References {

    private final Roster roster;
    private final List<Pointer> pointers;

    /// A column that points to other lines.
    ///
    /// @param list whether it may name several
    /// @param leftToOwner whether what is not in the package is looked up by the owner of the row
    private record Pointer(String column, RosterFile target, boolean list, boolean leftToOwner) {

        List<String> ids(Roster.Taken line) {
            String text = line.get(column);
            if (list) {
                return References.ids(text);
            }
            return text == null ? List.of() : List.of(text);
        }
    }

    /// What the hub holds of the ids that a stretch of lines points to and that are not in the package.
    record Known(Set<String> institutions, Set<String> classes, Map<ReferenceKey, Integer> others) {

        private boolean has(RosterFile target, String id) {
            return switch (target) {
                case ORGS -> institutions.contains(id);
                case CLASSES -> classes.contains(id);
                // Not asked: nobody can be asked for many at once without their data. Said in docs/oneroster.md.
                case USERS -> true;
                default -> others.containsKey(new ReferenceKey(target.type(), id));
            };
        }
    }

    /// @param leftToOwner columns whose target, if it is not in the package, the owner of the row looks up itself
    References(Roster roster, RosterFile file, Set<String> leftToOwner) {
        this.roster = roster;
        List<Pointer> found = new ArrayList<>();
        for (RosterFile.Column column : file.columns()) {
            RosterFile target = column.target();
            if (target != null) {
                String name = column.name();
                found.add(new Pointer(name, target, name.endsWith("Ids"), leftToOwner.contains(name)));
            }
        }
        this.pointers = List.copyOf(found);
    }

    Known look(List<Roster.Taken> lines) throws InterruptedException {
        Set<String> institutions = new HashSet<>();
        Set<String> classes = new HashSet<>();
        Set<ReferenceKey> others = new HashSet<>();
        for (Roster.Taken line : lines) {
            for (Pointer pointer : pointers) {
                if (pointer.leftToOwner()) {
                    continue;
                }
                RosterFile target = pointer.target();
                for (String id : pointer.ids(line)) {
                    if (roster.index().line(target.number(), id) != 0) {
                        continue;
                    }
                    switch (target) {
                        case ORGS -> institutions.add(id);
                        case CLASSES -> classes.add(id);
                        case USERS -> {}
                        default -> others.add(new ReferenceKey(target.type(), id));
                    }
                }
            }
        }
        return new Known(
                institutions.isEmpty() ? Set.of() : roster.hub().institutions(institutions),
                classes.isEmpty() ? Set.of() : roster.hub().classes(classes).keySet(),
                others.isEmpty() ? Map.of() : roster.hub().references(others));
    }

    /// What the line's references decide: rejected if one is missing or was rejected, review if one waits for review.
    Optional<WorkLine.Decision> decide(Roster.Taken line, Known known) {
        List<FieldFault> rejected = new ArrayList<>();
        List<FieldFault> review = new ArrayList<>();
        for (Pointer pointer : pointers) {
            RosterFile target = pointer.target();
            for (String id : pointer.ids(line)) {
                if (roster.index().line(target.number(), id) == 0) {
                    if (!pointer.leftToOwner() && !known.has(target, id)) {
                        rejected.add(FieldFault.at(pointer.column(), Fault.MISSING_REFERENCE, target.type()));
                    }
                    continue;
                }
                Outcome outcome = roster.index().outcome(target.number(), id);
                if (outcome == Outcome.REJECTED) {
                    rejected.add(FieldFault.at(pointer.column(), Fault.REFERENCE_REJECTED, target.type()));
                } else if (outcome == Outcome.REVIEW) {
                    review.add(FieldFault.at(pointer.column(), Fault.REFERENCE_IN_REVIEW));
                }
            }
        }
        if (!rejected.isEmpty()) {
            return Optional.of(new WorkLine.Decision(Outcome.REJECTED, rejected));
        }
        return review.isEmpty() ? Optional.empty() : Optional.of(new WorkLine.Decision(Outcome.REVIEW, review));
    }

    /// The year the first of the academic sessions ends in; 0 when none says.
    int sessionYear(@Nullable String sessions, Known known) {
        LineIndex index = roster.index();
        RosterFile file = RosterFile.ACADEMIC_SESSIONS;
        Map<ReferenceKey, Integer> held = new HashMap<>(known.others());
        for (String id : ids(sessions)) {
            int year = index.value(file.number(), id);
            year = year == 0 ? held.getOrDefault(new ReferenceKey(file.type(), id), 0) : year;
            if (year != 0) {
                return year;
            }
        }
        return 0;
    }

    /// A list in one field: `a,b`.
    static List<String> ids(@Nullable String field) {
        if (field == null) {
            return List.of();
        }
        if (field.indexOf(',') < 0) {
            return List.of(field);
        }
        return Stream.of(field.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
