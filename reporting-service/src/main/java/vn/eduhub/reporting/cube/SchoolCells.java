package vn.eduhub.reporting.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.reporting.figures.CellCode;

/// The cells of one school that are not zero, ascending, and the version of the whole. Never changed in
/// place: the store caches it.
final class SchoolCells {

    private static final int[] NONE = {};

    private final long version;
    private final int[] cells;
    private final long[] counts;
    private final long[] elsewhere;

    private SchoolCells(long version, int[] cells, long[] counts, long[] elsewhere) {
        this.version = version;
        this.cells = cells;
        this.counts = counts;
        this.elsewhere = elsewhere;
    }

    /// Before the first change. Versions begin anew with each generation of the cube, above those of the one before.
    static SchoolCells empty(long versionBefore) {
        return new SchoolCells(versionBefore, NONE, new long[0], new long[0]);
    }

    long version() {
        return version;
    }

    /// The cells after the changes, one version up. No count falls below zero: what would is told and left at zero.
    SchoolCells after(CellChanges changes, Runnable mismatch) {
        int room = cells.length + changes.size();
        int[] nextCells = new int[room];
        long[] nextCounts = new long[room];
        long[] nextElsewhere = new long[room];
        int here = 0;
        int there = 0;
        int size = 0;
        while (here < cells.length || there < changes.size()) {
            int cell = Math.min(
                    here < cells.length ? cells[here] : Integer.MAX_VALUE,
                    there < changes.size() ? changes.cell(there) : Integer.MAX_VALUE);
            long count = 0;
            long away = 0;
            if (here < cells.length && cells[here] == cell) {
                count = counts[here];
                away = elsewhere[here++];
            }
            if (there < changes.size() && changes.cell(there) == cell) {
                count += changes.count(there);
                away += changes.elsewhere(there++);
            }
            if (count < 0 || away < 0 || away > count) {
                mismatch.run();
                count = Math.max(0, count);
                away = Math.clamp(away, 0, count);
            }
            if (count > 0) {
                nextCells[size] = cell;
                nextCounts[size] = count;
                nextElsewhere[size++] = away;
            }
        }
        return new SchoolCells(version + 1, trimmed(nextCells, size), nextCounts, nextElsewhere);
    }

    SchoolFigures figures(RecordId school) {
        List<SchoolFigures.Cell> list = new ArrayList<>(cells.length);
        for (int i = 0; i < cells.length; i++) {
            list.add(CellCode.cell(cells[i], counts[i], elsewhere[i]));
        }
        return new SchoolFigures(school, version, list);
    }

    static Serde<SchoolCells> serde() {
        Serializer<SchoolCells> serializer = (_, held) -> held == null ? null : held.encoded();
        Deserializer<SchoolCells> deserializer = (_, bytes) -> bytes == null ? null : decoded(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /// Cells as distances from the one before, so that most take one byte.
    private byte[] encoded() {
        CompactWriter out = new CompactWriter(12 + 5 * cells.length);
        out.number(version);
        out.number(cells.length);
        int before = 0;
        for (int i = 0; i < cells.length; i++) {
            out.number(cells[i] - before);
            out.number(counts[i]);
            out.number(elsewhere[i]);
            before = cells[i];
        }
        return out.bytes();
    }

    private static SchoolCells decoded(byte[] bytes) {
        CompactReader in = new CompactReader(bytes);
        long version = in.number();
        int size = (int) in.number();
        SchoolCells held = new SchoolCells(version, new int[size], new long[size], new long[size]);
        int before = 0;
        for (int i = 0; i < size; i++) {
            before += (int) in.number();
            held.cells[i] = before;
            held.counts[i] = in.number();
            held.elsewhere[i] = in.number();
        }
        return held;
    }

    private static int[] trimmed(int[] values, int size) {
        return Arrays.copyOf(values, size);
    }
}
