package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.exchange.file.Line;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.WorkLine;

/// The lines of one file in their order; for a file whose lines stand above each other, those of one depth.
abstract class FilePhase implements Phase {

    /// Every depth.
    static final int ALL = -1;

    final Roster roster;
    final RosterFile file;
    private final Destination destination;
    private final References references;
    private final int depth;

    FilePhase(Roster roster, RosterFile file, Destination destination, int depth, Set<String> leftToOwner) {
        this.roster = roster;
        this.file = file;
        this.destination = destination;
        this.depth = depth;
        this.references = new References(roster, file, leftToOwner);
    }

    @Override
    public String name() {
        return depth > 0 ? file.word() + "-" + depth : file.word();
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public void produce(BatchSink sink) throws IOException, InterruptedException {
        BatchBuilder batches = new BatchBuilder(sink);
        List<Roster.Taken> stretch = new ArrayList<>();
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                Optional<WorkLine> refusal = roster.refusal(file, line, true);
                if (refusal.isPresent()) {
                    if (depth <= 0) {
                        batches.add(refusal.get());
                    }
                    continue;
                }
                Roster.Taken taken = Roster.taken(file, line);
                if (depth == ALL || roster.index().depth(file.number(), taken.id(), Depths.MAX) == depth) {
                    stretch.add(taken);
                }
                if (stretch.size() == Batch.ROWS_MAX) {
                    put(stretch, batches);
                }
            }
        }
        put(stretch, batches);
        batches.finish();
    }

    private void put(List<Roster.Taken> stretch, BatchBuilder batches) throws IOException, InterruptedException {
        References.Known known = references.look(stretch);
        for (Roster.Taken line : stretch) {
            // Cancelling something does not ask for what it pointed to.
            Optional<WorkLine.Decision> decision = line.cancel() ? Optional.empty() : references.decide(line, known);
            int bytes = bytes(line);
            if (decision.isPresent()) {
                batches.add(WorkLine.decided(file.fileName(), line.line().number(), line.id(), decision.get()), bytes);
            } else {
                put(line, known, bytes, batches);
            }
        }
        stretch.clear();
    }

    /// An upper bound of the JSON of the line's row, whatever the hub knows.
    abstract int bytes(Roster.Taken line);

    /// Adds a line whose references are in order.
    ///
    /// @param bytes of its row
    abstract void put(Roster.Taken line, References.Known known, int bytes, BatchBuilder batches)
            throws IOException, InterruptedException;

    final References references() {
        return references;
    }

    @Override
    public void settled(LineOutcome outcome) {
        roster.settled(outcome);
    }
}
