package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.eduhub.exchange.reference.ReferenceRow;
import vn.eduhub.exchange.sort.SortedRecords;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.WorkLine;

/// Users who are only parents, guardians or relatives: no records of the hub. That they were sent is
/// remembered, nothing about them is.
final class FamilyPhase extends PersonPhase {

    private final Path families;

    FamilyPhase(Roster roster, Path families) {
        super(roster);
        this.families = families;
    }

    @Override
    public String name() {
        return "families";
    }

    @Override
    public Destination destination() {
        return Destination.REFERENCES;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        try (SortedRecords records = SortedRecords.open(families)) {
            PersonGroups groups = new PersonGroups(records);
            for (Optional<PersonGroup> group = groups.next(); group.isPresent(); group = groups.next()) {
                put(group.get(), batches);
            }
        }
        batches.finish();
    }

    private static void put(PersonGroup group, BatchBuilder batches) throws IOException, InterruptedException {
        PersonLine user = group.user();
        if (user == null) {
            throw new IllegalStateException("a family without its line");
        }
        long row = group.row(user);
        List<WorkLine> lines = personLines(group, row);
        ReferenceRow reference = new ReferenceRow(
                row, RosterFile.USERS.type(), group.id(), group.isCancelled(), Map.of(), user.print(), 0);
        batches.add(reference, 0, lines);
    }
}
