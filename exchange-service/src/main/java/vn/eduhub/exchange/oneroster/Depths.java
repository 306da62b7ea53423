package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import vn.eduhub.exchange.file.Line;
import vn.eduhub.exchange.file.Lines;

/// How deep the lines of a file stand below each other. A unit must be taken before those below it, wherever
/// it stands in the file.
final class Depths {

    /// School, commune, province, ministry are four; a circle ends here too.
    static final int MAX = 12;

    private Depths() {}

    /// Enters ids and parents of a file and answers the greatest depth.
    static int find(Roster roster, RosterFile file) throws IOException {
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                roster.refusal(file, lines.next(), true);
            }
        }
        int parentColumn = roster.header(file).at("parentSourcedId");
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                String id = line.get(0);
                String parent = line.get(parentColumn);
                if (id != null && parent != null && roster.index().line(file.number(), id) == line.number()) {
                    roster.index().parent(file.number(), id, parent);
                }
            }
        }
        int deepest = 0;
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                String id = lines.next().get(0);
                if (id != null) {
                    deepest = Math.max(deepest, roster.index().depth(file.number(), id, MAX));
                }
            }
        }
        return deepest;
    }
}
