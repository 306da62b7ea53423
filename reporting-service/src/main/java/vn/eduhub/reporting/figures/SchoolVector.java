package vn.eduhub.reporting.figures;

import java.util.List;
import vn.eduhub.contracts.event.SchoolFigures;

/// The figures of one school with cells as numbers: a sixth of the memory of the event, and sums run through it.
public final class SchoolVector {

    private final long version;
    private final int[] cells;
    private final int[] counts;
    private final int[] elsewhere;

    private SchoolVector(long version, int size) {
        this.version = version;
        this.cells = new int[size];
        this.counts = new int[size];
        this.elsewhere = new int[size];
    }

    static SchoolVector of(SchoolFigures figures) {
        List<SchoolFigures.Cell> list = figures.cells();
        SchoolVector vector = new SchoolVector(figures.version(), list.size());
        for (int i = 0; i < list.size(); i++) {
            SchoolFigures.Cell cell = list.get(i);
            vector.cells[i] = CellCode.of(cell);
            vector.counts[i] = Math.toIntExact(cell.count());
            vector.elsewhere[i] = Math.toIntExact(cell.elsewhere());
        }
        return vector;
    }

    long version() {
        return version;
    }

    public int size() {
        return cells.length;
    }

    /// A [CellCode].
    public int cell(int i) {
        return cells[i];
    }

    public int count(int i) {
        return counts[i];
    }

    /// Of them, those whom totals above the school count at another school.
    public int elsewhere(int i) {
        return elsewhere[i];
    }
}
