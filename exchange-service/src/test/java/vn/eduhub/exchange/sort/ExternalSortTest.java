package vn.eduhub.exchange.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {

    private static final long SEED = 7;

    @TempDir
    Path folder;

    private record Item(String key, int order) {}

    private List<Item> sorted(List<Item> items, int chunkBytes) throws IOException {
        List<Item> sorted = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(folder, "t", chunkBytes)) {
            for (Item item : items) {
                byte[] record = (item.key() + "#" + item.order()).getBytes(StandardCharsets.UTF_8);
                sort.add(record, item.key().getBytes(StandardCharsets.UTF_8).length, record.length);
            }
            try (SortedRecords records = sort.sorted()) {
                while (records.next()) {
                    String text =
                            new String(records.bytes(), records.offset(), records.length(), StandardCharsets.UTF_8);
                    String key =
                            new String(records.bytes(), records.offset(), records.keyLength(), StandardCharsets.UTF_8);
                    sorted.add(new Item(key, Integer.parseInt(text.substring(key.length() + 1))));
                }
            }
        }
        return sorted;
    }

    private static List<Item> items(int count) {
        Random random = new Random(SEED);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item("học-sinh-" + random.nextInt(count / 3 + 1), i));
        }
        return items;
    }

    private static List<Item> expected(List<Item> items) {
        // UTF-8 bytes compare like code points.
        return items.stream()
                .sorted(Comparator.comparing(Item::key).thenComparingInt(Item::order))
                .toList();
    }

    @Test
    void sortsInOneChunk() throws IOException {
        List<Item> items = items(1_000);

        assertThat(sorted(items, 1 << 20)).as("seed %d", SEED).isEqualTo(expected(items));
    }

    @Test
    void sortsThroughMoreRunsThanAreMergedAtOnceAndKeepsEqualKeysInOrder() throws IOException {
        List<Item> items = items(20_000);

        assertThat(sorted(items, 4_096)).as("seed %d", SEED).isEqualTo(expected(items));
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        sorted(items(20_000), 4_096);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void nothingSortsToNothing() throws IOException {
        assertThat(sorted(List.of(), 4_096)).isEmpty();
    }
}
