package vn.eduhub.testkit;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Takes steps at random, from many threads at once. What a step does hangs on the seed and its own number, whichever
/// thread takes
/// it, so one that failed can be taken again: `-Dhub.seed=`.
public final class RandomSteps {

    private static final int THREADS = 24;

    private final long seed;
    private final AtomicInteger taken = new AtomicInteger();

    /// With the seed that was asked for, else a new one.
    public RandomSteps() {
        seed = Long.getLong("hub.seed", new Random().nextLong());
        System.out.println("hub.seed=" + seed);
    }

    /// What to do in one step.
    public interface Step {

        void take(SplittableRandom random) throws Exception;
    }

    /// Returns when all are done.
    ///
    /// @throws AssertionError naming seed and step, when one of them failed: no more are begun then
    public void take(int steps, Step step) {
        int end = taken.get() + steps;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, THREADS)
                    .mapToObj(_ -> threads.submit(() -> takeUntil(end, step)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        taken.set(end);
    }

    private void takeUntil(int end, Step step) {
        for (int number = taken.getAndIncrement(); number < end; number = taken.getAndIncrement()) {
            try {
                step.take(new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L));
            } catch (Exception | AssertionError e) {
                taken.set(end);
                throw new AssertionError("hub.seed=" + seed + ", step " + number + ": " + e.getMessage(), e);
            }
        }
    }

    /// For what is made before the steps.
    public SplittableRandom beginning() {
        return new SplittableRandom(seed);
    }
}
