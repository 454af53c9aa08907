package dev.sotto.bench;

import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.ReleaseView;
import dev.sotto.release.Releases;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.time.InstantSource;
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
import org.openjdk.jmh.infra.Blackhole;

/// How long it takes to release 28 days of a metric in its sixteen segments and over all of them: 476 releases, none of
/// them computed before.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReleaseBenchmark {
  private static final int DAYS = 28;
  private static final int SEGMENTS = 16;
  private static final int REPORTS = 60;
  private static final long FIRST_DAY = 20_000;
  private static final long SEED = 20260301;

  /// A [Mechanism].
  @Param({"KARY_2", "UNARY_25"})
  public Mechanism mechanism = Mechanism.KARY_2;

  private Metric metric = metric();
  private Frozen state = new Frozen(0, new FoldState(true).snapshot(0));
  private Releases releases = releases();

  /// Counts sixty reports a day and segment, of uniform values.
  @Setup
  public void count() {
    metric = metric();
    FoldState counted = new FoldState(true);
    counted.define(metric);
    SeededRandom random = new SeededRandom(SEED);
    int values = mechanism.oracle().domainSize();
    for (int day = 0; day < DAYS; day++) {
      WindowNumber window = new WindowNumber(FIRST_DAY + day);
      for (int i = 0; i < SEGMENTS * REPORTS; i++) {
        int value = random.nextInt(values);
        counted.absorb(
            SampleReports.report(metric.definition(), window, i % SEGMENTS, value, random));
      }
    }
    state = new Frozen(0, counted.snapshot(0));
    releases = releases();
  }

  /// Releases everything of a state that was not seen before: of another number, since what is computed of one is kept.
  @Benchmark
  public void release(Blackhole consumer) {
    state = new Frozen(state.number() + 1, state.counts());
    ReleaseView view = releases.now();
    for (WindowNumber window : view.windows(metric)) {
      consumer.consume(view.release(metric, window));
      for (int segment = 0; segment < SEGMENTS; segment++) {
        consumer.consume(view.release(metric, window, segment));
      }
    }
  }

  private Metric metric() {
    return Metric.of(Metrics.of(mechanism.oracle(), Metrics.sixteenSegments()));
  }

  private Releases releases() {
    Instant end = Samples.DAILY.endOf(new WindowNumber(FIRST_DAY + DAYS));
    Registry registry = Samples.registry(metric.definition());
    return new Releases(() -> state, Definitions.of(registry), InstantSource.fixed(end));
  }
}
