package vn.eduhub.bench.jmh;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.identity.minting.CounterBlocks;
import vn.eduhub.identity.minting.EducationIds;
import vn.eduhub.identity.minting.Permutation;

/// Making education ids. `mint` is what a registration waits for, the permuting of the next block beside it included
/// in the machine's time; `permute` is one number alone. The floor is 100,000 a second, 10 µs each.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class MintingBenchmark {

    private static final byte[] KEY = new byte[32];

    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final AtomicInteger taken = new AtomicInteger();
    private final EducationIds ids = new EducationIds(this::take, new Permutation(KEY), beside);
    private final Permutation permutation = new Permutation(KEY);
    private int counter;

    @Benchmark
    public EducationId mint() {
        return ids.next();
    }

    @Benchmark
    public int permute() {
        counter = (counter + 1) % Permutation.SIZE;
        return permutation.number(counter);
    }

    /// A measurement may use more numbers than there are: it begins again.
    private int take() {
        return Math.floorMod(taken.getAndAdd(CounterBlocks.BLOCK_SIZE), Permutation.SIZE);
    }

    @TearDown
    public void stop() {
        beside.shutdownNow();
    }
}
