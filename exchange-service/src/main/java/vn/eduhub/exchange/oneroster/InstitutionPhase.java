package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Destination;
import vn.eduhub.exchange.work.WorkLine;

/// Lines of orgs.csv at one depth, as institutions.
final class InstitutionPhase extends FilePhase {

    private static final Map<String, String> COLUMNS = Map.of(
            "kind", "type",
            "schoolCode", "identifier",
            "communeCode", "metadata.communeCode",
            "levels", "metadata.level",
            "ownership", "metadata.ownership");

    private final boolean circles;

    InstitutionPhase(Roster roster, int depth) {
        super(roster, RosterFile.ORGS, Destination.INSTITUTIONS, depth, Set.of("parentSourcedId"));
        circles = depth == Depths.MAX;
    }

    @Override
    int bytes(Roster.Taken line) {
        String levels = line.get("metadata.level");
        int ofLevels = levels == null ? 0 : levels.length() * 2;
        return ofLevels
                + BatchBuilder.jsonBytes(
                        line.id(),
                        line.get("name"),
                        line.get("type"),
                        line.get("identifier"),
                        line.get("parentSourcedId"),
                        line.get("metadata.communeCode"),
                        levels,
                        line.get("metadata.ownership"));
    }

    @Override
    void put(Roster.Taken line, References.Known known, int bytes, BatchBuilder batches)
            throws IOException, InterruptedException {
        if (circles) {
            batches.add(line.rejected("parentSourcedId", Fault.UNKNOWN_INSTITUTION), bytes);
            return;
        }
        InstitutionRow row = new InstitutionRow(
                line.row(),
                line.id(),
                line.cancel(),
                line.get("name"),
                line.get("type"),
                line.get("identifier"),
                line.get("parentSourcedId"),
                line.get("metadata.communeCode"),
                levels(line.get("metadata.level")),
                line.get("metadata.ownership"));
        batches.add(
                row,
                bytes,
                List.of(WorkLine.own(file.fileName(), line.line().number(), line.id(), line.row(), COLUMNS)));
    }

    /// `01|02`.
    private static List<String> levels(@Nullable String field) {
        if (field == null) {
            return List.of();
        }
        return Stream.of(field.split("\\|", -1))
                .map(String::strip)
                .filter(level -> !level.isEmpty())
                .toList();
    }
}
