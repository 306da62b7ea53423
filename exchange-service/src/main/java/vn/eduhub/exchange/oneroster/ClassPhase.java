package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.WorkLine;

/// Lines of classes.csv, as classes.
final class ClassPhase extends FilePhase {

    private static final Map<String, String> COLUMNS =
            Map.of("name", "title", "grade", "grades", "schoolYear", "termSourcedIds");

    /// The year comes from a session that the hub may or may not know: its room is kept in any case.
    private static final String A_SCHOOL_YEAR = "2026-2027";

    ClassPhase(Roster roster) {
        super(roster, RosterFile.CLASSES, Destination.CLASSES, ALL, Set.of("schoolSourcedId"));
    }

    @Override
    int bytes(Roster.Taken line) {
        return BatchBuilder.jsonBytes(
                line.id(),
                line.get("title"),
                line.get("schoolSourcedId"),
                A_SCHOOL_YEAR,
                Mapping.grade(line.get("grades")));
    }

    @Override
    void put(Roster.Taken line, References.Known known, int bytes, BatchBuilder batches)
            throws IOException, InterruptedException {
        int year = references().sessionYear(line.get("termSourcedIds"), known);
        ClassRow row = new ClassRow(
                line.row(),
                line.id(),
                line.cancel(),
                line.get("title"),
                line.get("schoolSourcedId"),
                year == 0 ? null : year - 1 + "-" + year,
                Mapping.grade(line.get("grades")));
        batches.add(
                row,
                bytes,
                List.of(WorkLine.own(file.fileName(), line.line().number(), line.id(), line.row(), COLUMNS)));
    }
}
