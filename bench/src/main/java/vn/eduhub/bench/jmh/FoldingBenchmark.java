package vn.eduhub.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.eduhub.identity.naming.FoldedName;

/// Folding one name: as usual, shouted, and with its marks apart (NFD), which has to be composed first.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class FoldingBenchmark {

    @Param({"Nguyễn Thị Thúy Hòa", "NGUYỄN THỊ THUÝ HOÀ", "Nguye\u0302\u0303n Thi\u0323 Thu\u0301y Ho\u0300a"})
    public String name = "";

    @Benchmark
    public FoldedName fold() {
        return FoldedName.of(name);
    }
}
