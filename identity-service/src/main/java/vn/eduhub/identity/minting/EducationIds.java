package vn.eduhub.identity.minting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.EducationId;

/// Gives out education ids, never the same twice. Half a block before the last one it fetches and permutes
/// the next block beside, so giving one out is taking it from an array: at 10,000 a block there are seconds
/// to fetch in. Only the very first, and one asked for while the database has been away for a whole half
/// block, has to wait for it. Thread-safe.
public final class EducationIds {

    private static final int FETCH_AT = CounterBlocks.BLOCK_SIZE / 2;

    private final CounterBlocks blocks;
    private final Permutation permutation;
    private final Executor beside;
    private final ReentrantLock lock = new ReentrantLock();

    private int[] numbers = {};
    private int used;
    private @Nullable CompletableFuture<int[]> ahead;

    /// @param beside runs the fetching of the next block
    public EducationIds(CounterBlocks blocks, Permutation permutation, Executor beside) {
        this.blocks = blocks;
        this.permutation = permutation;
        this.beside = beside;
    }

    public EducationId next() {
        return EducationId.of(nextNumber());
    }

    private int nextNumber() {
        lock.lock();
        try {
            if (used == numbers.length) {
                numbers = fetched();
                used = 0;
            }
            int number = numbers[used++];
            if (used >= FETCH_AT && ahead == null) {
                ahead = CompletableFuture.supplyAsync(this::fetch, beside);
            }
            return number;
        } finally {
            lock.unlock();
        }
    }

    private int[] fetched() {
        CompletableFuture<int[]> begun = ahead;
        ahead = null;
        if (begun == null) {
            return fetch();
        }
        try {
            return begun.join();
        } catch (CompletionException e) {
            // The database was away a while ago; whoever asks now waits for it, or learns what is wrong with it.
            return fetch();
        }
    }

    private int[] fetch() {
        int first = blocks.take();
        int[] fetched = new int[CounterBlocks.BLOCK_SIZE];
        synchronized (permutation) {
            for (int i = 0; i < fetched.length; i++) {
                fetched[i] = permutation.number(first + i);
            }
        }
        return fetched;
    }
}
