package vn.eduhub.identity.minting;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.eduhub.local.store.EmbeddedStore;

class MongoCounterBlocksIT {

    @Test
    void manyWhoTakeAtOnceFromTheBeginningGetDifferentBlocksWithoutGaps() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.uri());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoDatabase database = client.getDatabase("counters_it");
            List<Future<Integer>> takers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                takers.add(threads.submit(() -> new MongoCounterBlocks(database).take()));
            }
            List<Integer> blocks = new ArrayList<>();
            for (Future<Integer> taker : takers) {
                blocks.add(taker.get());
            }

            assertThat(blocks)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40)
                            .mapToObj(i -> i * CounterBlocks.BLOCK_SIZE)
                            .toList());
        }
    }
}
