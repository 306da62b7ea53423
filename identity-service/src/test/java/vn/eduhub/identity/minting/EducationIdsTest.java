package vn.eduhub.identity.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.id.EducationId;

class EducationIdsTest {

    private static final byte[] KEY = new byte[32];

    private final AtomicInteger counter = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final Deque<Runnable> besides = new ArrayDeque<>();
    private boolean databaseAway;

    @Test
    void manyThreadsAndTwoProcessesNeverGetTheSame() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EducationIds one = new EducationIds(this::take, new Permutation(KEY), threads);
            EducationIds other = new EducationIds(this::take, new Permutation(KEY), threads);
            List<Future<Set<EducationId>>> takers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                EducationIds ids = i % 2 == 0 ? one : other;
                takers.add(threads.submit(() -> take(ids, 5_000)));
            }
            Set<EducationId> all = new HashSet<>();
            for (Future<Set<EducationId>> taker : takers) {
                all.addAll(taker.get());
            }

            assertThat(all).hasSize(16 * 5_000);
        }
    }

    @Test
    void theNextBlockIsFetchedHalfABlockAhead() {
        EducationIds ids = new EducationIds(this::take, new Permutation(KEY), besides::add);

        take(ids, CounterBlocks.BLOCK_SIZE / 2 - 1);
        assertThat(besides).isEmpty();
        take(ids, 1);
        assertThat(besides).hasSize(1);
        besides.remove().run();
        assertThat(taken).hasValue(2);
        databaseAway = true;

        assertThat(take(ids, CounterBlocks.BLOCK_SIZE)).hasSize(CounterBlocks.BLOCK_SIZE);
    }

    @Test
    void aFetchThatFailedBesideIsTriedAgainWhenTheNumbersAreOut() {
        EducationIds ids = new EducationIds(this::take, new Permutation(KEY), besides::add);
        Set<EducationId> given = take(ids, CounterBlocks.BLOCK_SIZE);
        databaseAway = true;
        besides.remove().run();
        assertThatIllegalStateException().isThrownBy(ids::next);
        databaseAway = false;

        given.addAll(take(ids, CounterBlocks.BLOCK_SIZE));

        assertThat(given).hasSize(2 * CounterBlocks.BLOCK_SIZE);
    }

    private int take() {
        if (databaseAway) {
            throw new IllegalStateException("the database is away");
        }
        taken.incrementAndGet();
        return counter.getAndAdd(CounterBlocks.BLOCK_SIZE);
    }

    private static Set<EducationId> take(EducationIds ids, int count) {
        Set<EducationId> set = new HashSet<>();
        for (int i = 0; i < count; i++) {
            set.add(ids.next());
        }
        assertThat(set).hasSize(count);
        return set;
    }
}
