package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.exchange.sort.ExternalSort;
import vn.eduhub.exchange.sort.RunWriter;
import vn.eduhub.exchange.sort.SortedRecords;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.WorkLine;

/// Sorts all lines about people, sends the learners, settles what belongs to nobody, and puts staff and
/// families aside for the phases after it.
final class LearnerPhase extends PersonPhase {

    private static final Map<String, String> ENROLMENT_COLUMNS =
            Map.of("grade", "users.grades", "begun", "beginDate", "ended", "endDate");

    private final Path staff;
    private final Path families;

    /// @param staff file for the lines of those who are staff, read by the next phase
    LearnerPhase(Roster roster, Path staff, Path families) {
        super(roster);
        this.staff = staff;
        this.families = families;
    }

    @Override
    public String name() {
        return "learners";
    }

    @Override
    public Destination destination() {
        return Destination.LEARNERS;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        try (ExternalSort sort = new ExternalSort(roster.folder(), "people", roster.chunkBytes());
                RunWriter staffOut = new RunWriter(staff);
                RunWriter familiesOut = new RunWriter(families)) {
            new PersonLines(roster, sort, batches).read();
            try (SortedRecords records = sort.sorted()) {
                PersonGroups groups = new PersonGroups(records);
                for (Optional<PersonGroup> group = groups.next(); group.isPresent(); group = groups.next()) {
                    put(group.get(), batches, staffOut, familiesOut);
                }
            }
        }
        batches.finish();
    }

    private void put(PersonGroup group, BatchBuilder batches, RunWriter staffOut, RunWriter familiesOut)
            throws IOException, InterruptedException {
        for (WorkLine refusal : group.refusals()) {
            batches.add(refusal);
        }
        PersonLine user = group.user();
        if (user != null && user.is(PersonLine.REFUSED)) {
            rejectAll(batches, group, Fault.REFERENCE_REJECTED, USER);
            return;
        }
        boolean learner = group.has(Mapping.Part.LEARNER);
        boolean isStaff = group.has(Mapping.Part.STAFF);
        if (user == null && (roster.isWhole(RosterFile.USERS) || !isSent(group, learner, isStaff))) {
            rejectAll(batches, group, Fault.MISSING_REFERENCE, USER);
            return;
        }
        if (learner) {
            putLearner(group, batches);
        }
        if (isStaff) {
            keep(group, staffOut);
        }
        if (!learner && !isStaff) {
            putOthers(group, batches, familiesOut);
        }
    }

    /// Without the user's line, only enrolments and assignments can be sent.
    private static boolean isSent(PersonGroup group, boolean learner, boolean staff) {
        return staff || (learner && group.enrolments().stream().anyMatch(LearnerPhase::isLearners));
    }

    private static boolean isLearners(PersonLine line) {
        return PersonGroup.part(line) == Mapping.Part.LEARNER;
    }

    private static void putOthers(PersonGroup group, BatchBuilder batches, RunWriter familiesOut)
            throws IOException, InterruptedException {
        PersonLine user = group.user();
        if (group.has(Mapping.Part.FAMILY)) {
            keep(group, familiesOut);
            return;
        }
        if (user != null) {
            batches.add(rejected(group, user, "sourcedId", Fault.MISSING_REFERENCE, "role"));
        }
        rejectAll(batches, group, Fault.REFERENCE_REJECTED, USER);
    }

    private static void keep(PersonGroup group, RunWriter out) throws IOException {
        int keyLength = group.id().getBytes(StandardCharsets.UTF_8).length;
        for (byte[] record : group.records()) {
            out.add(record, keyLength);
        }
    }

    private void putLearner(PersonGroup group, BatchBuilder batches) throws IOException, InterruptedException {
        List<PersonLine> mine =
                group.enrolments().stream().filter(LearnerPhase::isLearners).toList();
        PersonLine user = group.user();
        if (user == null && mine.isEmpty()) {
            // A role of a learner without the learner; the person is sent as staff.
            rejectRoles(group, batches);
            return;
        }
        long row = user == null ? group.row(mine.getFirst()) : group.row(user);
        List<WorkLine> lines = personLines(group, row);
        group.roles().stream()
                .filter(LearnerPhase::isLearners)
                .forEach(line -> lines.add(following(group, line, row, Map.of())));
        PersonRow person = group.person();
        int bytes = jsonBytes(group.id(), person);
        List<LearnerRow.EnrolmentRow> enrolments = new ArrayList<>();
        for (PersonLine line : mine) {
            LearnerRow.EnrolmentRow enrolment = enrolment(group, line);
            // Also where it is not sent: batches must end at the same place again.
            bytes += BatchBuilder.jsonBytes(
                    enrolment.sourcedId(),
                    enrolment.classSourcedId(),
                    enrolment.schoolSourcedId(),
                    enrolment.grade(),
                    enrolment.begun(),
                    enrolment.ended());
            Optional<WorkLine> unmet = unmet(group, line);
            if (unmet.isPresent()) {
                lines.add(unmet.get());
                continue;
            }
            enrolments.add(enrolment);
            lines.add(own(group, line, ENROLMENT_COLUMNS));
        }
        batches.add(new LearnerRow(row, group.id(), group.isCancelled(), person, enrolments), bytes, lines);
    }

    private static void rejectRoles(PersonGroup group, BatchBuilder batches) throws IOException, InterruptedException {
        for (PersonLine line : group.roles()) {
            if (isLearners(line)) {
                batches.add(rejected(group, line, "userSourcedId", Fault.MISSING_REFERENCE, USER));
            }
        }
    }

    private static LearnerRow.EnrolmentRow enrolment(PersonGroup group, PersonLine line) {
        return new LearnerRow.EnrolmentRow(
                PersonGroup.rowOf(line),
                line.id(group.id()),
                line.is(PersonLine.CANCEL),
                line.field(2),
                line.field(3),
                group.grade(),
                line.field(4),
                line.field(5));
    }
}
