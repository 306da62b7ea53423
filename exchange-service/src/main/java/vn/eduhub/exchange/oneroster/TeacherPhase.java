package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.exchange.sort.SortedRecords;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.WorkLine;

/// Staff with their assignments: a role is one at the school, an enrolment as teacher is one in the class.
/// Classes are looked up at the learner registry, which has them all by now.
final class TeacherPhase extends PersonPhase {

    /// Roles and enrolments have ids of their own that may be the same text.
    private static final String ROLE_PREFIX = "role:";

    private static final Map<String, String> ROLE_COLUMNS = Map.of(
            "schoolSourcedId", "orgSourcedId",
            "group", "role",
            "begun", "beginDate",
            "ended", "endDate");
    private static final Map<String, String> ENROLMENT_COLUMNS =
            Map.of("classId", "classSourcedId", "group", "role", "begun", "beginDate", "ended", "endDate");

    private static final int GROUPS_AT_ONCE = 200;
    private static final int CLASSES_KEPT = 20_000;
    private static final int LOOK_UP_MAX = 500;

    /// What the hub knows of a class takes the same room whether it knows it or not.
    private static final String A_CLASS_ID = "0".repeat(40);

    private static final String A_SCHOOL_YEAR = "2026-2027";

    private final Path staff;
    private final String schoolYear;

    /// Looked up already; teachers of a school come close to one another. An id may leave it at any look-up.
    private final Map<String, Optional<ClassLookUp.Found>> classes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ClassLookUp.Found>> eldest) {
            return size() > CLASSES_KEPT;
        }
    };

    /// @param schoolYear of roles, which name none
    TeacherPhase(Roster roster, Path staff, String schoolYear) {
        super(roster);
        this.staff = staff;
        this.schoolYear = schoolYear;
    }

    @Override
    public String name() {
        return "teachers";
    }

    @Override
    public Destination destination() {
        return Destination.TEACHERS;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        try (SortedRecords records = SortedRecords.open(staff)) {
            PersonGroups groups = new PersonGroups(records);
            List<PersonGroup> some = new ArrayList<>();
            for (Optional<PersonGroup> group = groups.next(); group.isPresent(); group = groups.next()) {
                some.add(group.get());
                if (some.size() == GROUPS_AT_ONCE) {
                    put(some, batches);
                }
            }
            put(some, batches);
        }
        batches.finish();
    }

    private void put(List<PersonGroup> groups, BatchBuilder batches) throws IOException, InterruptedException {
        Map<String, ClassLookUp.Found> known = classes(groups);
        for (PersonGroup group : groups) {
            put(group, known, batches);
        }
        groups.clear();
    }

    private static boolean isStaffs(PersonLine line) {
        return PersonGroup.part(line) == Mapping.Part.STAFF;
    }

    /// All classes of these people that the hub knows.
    private Map<String, ClassLookUp.Found> classes(List<PersonGroup> groups) throws InterruptedException {
        Map<String, ClassLookUp.Found> known = new HashMap<>();
        Set<String> wanted = new HashSet<>();
        for (PersonGroup group : groups) {
            for (PersonLine line : group.enrolments()) {
                String id = line.field(2);
                if (id == null || !isStaffs(line) || known.containsKey(id)) {
                    continue;
                }
                if (classes.containsKey(id)) {
                    classes.getOrDefault(id, Optional.empty()).ifPresent(found -> known.put(id, found));
                } else {
                    wanted.add(id);
                }
                if (wanted.size() == LOOK_UP_MAX) {
                    lookUp(wanted, known);
                }
            }
        }
        lookUp(wanted, known);
        return known;
    }

    private void lookUp(Set<String> ids, Map<String, ClassLookUp.Found> known) throws InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        Map<String, ClassLookUp.Found> found = roster.hub().classes(ids);
        ids.forEach(id -> classes.put(id, Optional.ofNullable(found.get(id))));
        known.putAll(found);
        ids.clear();
    }

    private void put(PersonGroup group, Map<String, ClassLookUp.Found> known, BatchBuilder batches)
            throws IOException, InterruptedException {
        List<PersonLine> mine = new ArrayList<>();
        group.roles().stream().filter(TeacherPhase::isStaffs).forEach(mine::add);
        group.enrolments().stream().filter(TeacherPhase::isStaffs).forEach(mine::add);
        long row = group.row(mine.getFirst());
        // Someone who learns and works has their own line settled as a learner.
        List<WorkLine> lines =
                group.has(Mapping.Part.LEARNER) && isSentAsLearner(group) ? new ArrayList<>() : personLines(group, row);
        PersonRow person = group.person();
        int bytes = jsonBytes(group.id(), person);
        List<TeacherRow.AssignmentRow> assignments = new ArrayList<>();
        for (PersonLine line : mine) {
            boolean role = line.kind() == PersonLine.Kind.ROLE;
            TeacherRow.AssignmentRow assignment = role ? byRole(group, line) : byEnrolment(group, line, known);
            // Also where it is not sent: batches must end at the same place again.
            bytes += jsonBytes(assignment);
            Optional<WorkLine> unmet = role
                    ? line.is(PersonLine.CANCEL)
                            ? Optional.empty()
                            : unmet(group, line, RosterFile.ORGS, line.field(2), "orgSourcedId")
                    : unmetOrUnknown(group, line, known);
            if (unmet.isPresent()) {
                lines.add(unmet.get());
                continue;
            }
            assignments.add(assignment);
            lines.add(own(group, line, role ? ROLE_COLUMNS : ENROLMENT_COLUMNS));
        }
        batches.add(new TeacherRow(row, group.id(), group.isCancelled(), person, assignments), bytes, lines);
    }

    private static boolean isSentAsLearner(PersonGroup group) {
        return group.user() != null
                || group.enrolments().stream().anyMatch(line -> PersonGroup.part(line) == Mapping.Part.LEARNER);
    }

    private Optional<WorkLine> unmetOrUnknown(
            PersonGroup group, PersonLine line, Map<String, ClassLookUp.Found> known) {
        return unmet(group, line).or(() -> {
            String id = line.field(2);
            if (id == null) {
                return Optional.of(rejected(group, line, "classSourcedId", Fault.REQUIRED));
            }
            return known.containsKey(id) || line.is(PersonLine.CANCEL)
                    ? Optional.empty()
                    : Optional.of(rejected(group, line, "classSourcedId", Fault.UNKNOWN_CLASS));
        });
    }

    private TeacherRow.AssignmentRow byRole(PersonGroup group, PersonLine line) {
        return new TeacherRow.AssignmentRow(
                PersonGroup.rowOf(line),
                ROLE_PREFIX + line.id(group.id()),
                line.is(PersonLine.CANCEL),
                line.field(2),
                null,
                schoolYear,
                Mapping.group(line.field(1)),
                line.field(3),
                line.field(4));
    }

    private static TeacherRow.AssignmentRow byEnrolment(
            PersonGroup group, PersonLine line, Map<String, ClassLookUp.Found> known) {
        Optional<ClassLookUp.Found> found = Optional.ofNullable(line.field(2)).map(known::get);
        return new TeacherRow.AssignmentRow(
                PersonGroup.rowOf(line),
                line.id(group.id()),
                line.is(PersonLine.CANCEL),
                line.field(3),
                found.map(it -> it.recordId().value()).orElse(null),
                found.map(it -> it.schoolYear().toString()).orElse(null),
                Mapping.group(line.field(1)),
                line.field(4),
                line.field(5));
    }

    private static int jsonBytes(TeacherRow.AssignmentRow assignment) {
        return BatchBuilder.jsonBytes(
                assignment.sourcedId(),
                assignment.schoolSourcedId(),
                A_CLASS_ID,
                A_SCHOOL_YEAR,
                assignment.group(),
                assignment.begun(),
                assignment.ended());
    }
}
