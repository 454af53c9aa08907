package dev.sotto.bench;

import dev.sotto.fold.FoldState;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many reports are decoded and counted in a second, in three segments of seven windows.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FoldBenchmark {
  private static final int REPORTS = 1 << 14;
  private static final long SEED = 20260301;

  /// A [Mechanism]; a mean is counted as `KARY_2` is.
  @Param({"KARY_2", "KARY_24", "UNARY_25", "GEOMETRY_20000"})
  public Mechanism mechanism = Mechanism.KARY_2;

  private final List<Bytes> reports = new ArrayList<>();
  private final FoldState state = new FoldState(true);
  private int next;

  /// Makes the reports, of uniform values.
  @Setup
  public void make() {
    MetricDefinition metric = Metrics.of(mechanism.oracle(), Metrics.segments(2));
    state.define(Metric.of(metric));
    SeededRandom random = new SeededRandom(SEED);
    for (int i = 0; i < REPORTS; i++) {
      reports.add(SampleReports.any(metric, new WindowNumber(20_000 + i % 7), random).encode());
    }
  }

  /// Decodes and counts one.
  @Benchmark
  public Report absorb() {
    next = (next + 1) % REPORTS;
    Report report = Report.decode(reports.get(next)).orThrow();
    state.absorb(report);
    return report;
  }
}
