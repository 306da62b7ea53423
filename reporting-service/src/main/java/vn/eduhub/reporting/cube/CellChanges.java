package vn.eduhub.reporting.cube;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/// What one record's change adds to and takes from the cells of one school. Cells ascend.
final class CellChanges implements Taken {

    private final int[] cells;
    private final int[] counts;
    private final int[] elsewhere;

    private CellChanges(int[] cells, int[] counts, int[] elsewhere) {
        this.cells = cells;
        this.counts = counts;
        this.elsewhere = elsewhere;
    }

    int size() {
        return cells.length;
    }

    int cell(int i) {
        return cells[i];
    }

    int count(int i) {
        return counts[i];
    }

    int elsewhere(int i) {
        return elsewhere[i];
    }

    static Serde<CellChanges> serde() {
        Serializer<CellChanges> serializer = (_, changes) -> changes.encoded();
        Deserializer<CellChanges> deserializer = (_, bytes) -> decoded(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private byte[] encoded() {
        CompactWriter out = new CompactWriter(1 + 4 * cells.length);
        out.number(cells.length);
        for (int i = 0; i < cells.length; i++) {
            out.number(cells[i]);
            out.signed(counts[i]);
            out.signed(elsewhere[i]);
        }
        return out.bytes();
    }

    private static CellChanges decoded(byte[] bytes) {
        CompactReader in = new CompactReader(bytes);
        int size = (int) in.number();
        CellChanges changes = new CellChanges(new int[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            changes.cells[i] = (int) in.number();
            changes.counts[i] = (int) in.signed();
            changes.elsewhere[i] = (int) in.signed();
        }
        return changes;
    }

    /// Adds up places of one school.
    static final class Sum {

        private final Map<Integer, int[]> byCell = new TreeMap<>();

        void add(Place place, int sign) {
            int[] change = byCell.computeIfAbsent(place.cell(), _ -> new int[2]);
            change[0] += sign;
            change[1] += place.elsewhere() ? sign : 0;
        }

        /// Empty when all cancels out.
        Optional<CellChanges> changes() {
            byCell.values().removeIf(change -> change[0] == 0 && change[1] == 0);
            if (byCell.isEmpty()) {
                return Optional.empty();
            }
            int[] cells = byCell.keySet().stream().mapToInt(Integer::intValue).toArray();
            int[] counts =
                    byCell.values().stream().mapToInt(change -> change[0]).toArray();
            int[] elsewhere =
                    byCell.values().stream().mapToInt(change -> change[1]).toArray();
            return Optional.of(new CellChanges(cells, counts, elsewhere));
        }
    }
}
