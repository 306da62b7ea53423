package vn.eduhub.exchange.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.intake.Batch;

class BatchBuilderTest {

    private static final int LINES = 3_000;

    /// The lines of each batch when some of them are decided here.
    private static List<List<Long>> batches(int rowBytes, IntPredicate decided)
            throws IOException, InterruptedException {
        List<List<Long>> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(batch -> {
            assertThat(batch.number()).isEqualTo(batches.size());
            assertThat(batch.rows()).hasSizeLessThanOrEqualTo(Batch.ROWS_MAX);
            batches.add(batch.lines().stream().map(WorkLine::line).toList());
        });
        for (int i = 0; i < LINES; i++) {
            if (decided.test(i)) {
                builder.add(WorkLine.rejected("f.csv", i, "id", "column", Fault.MISSING_REFERENCE), rowBytes);
            } else {
                builder.add("row " + i, rowBytes, List.of(WorkLine.own("f.csv", i, "id", i, Map.of())));
            }
        }
        builder.finish();
        return batches;
    }

    @Test
    void aDecidedLineTakesTheRoomOfItsRow() throws IOException, InterruptedException {
        for (int rowBytes : new int[] {0, 300, 2_000}) {
            List<List<Long>> rows = batches(rowBytes, _ -> false);
            assertThat(rows.stream().mapToInt(List::size).sum()).isEqualTo(LINES);
            assertThat(batches(rowBytes, i -> i % 3 == 0)).isEqualTo(rows);
            assertThat(batches(rowBytes, _ -> true)).isEqualTo(rows);
        }
    }

    @Test
    void aRowTooLargeForAnyBatchHasOneOfItsOwn() throws IOException, InterruptedException {
        assertThat(batches(Batch.BYTES_MAX, _ -> false)).hasSize(LINES).allMatch(lines -> lines.size() == 1);
    }
}
