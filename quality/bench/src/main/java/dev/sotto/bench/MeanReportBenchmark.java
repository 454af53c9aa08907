package dev.sotto.bench;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.SystemRandom;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Keep;
import dev.sotto.metric.MeanMetric;
import dev.sotto.metric.Segments;
import dev.sotto.samples.Samples;
import dev.sotto.wire.Bytes;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a device takes to round a number to one bit and randomize that.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MeanReportBenchmark {
  private static final int MOST = 1440;

  private final RandomSource random = new SystemRandom(Clock.systemUTC());
  private final MeanMetric metric =
      new MeanMetric(
          Samples.terms("minutes-of-use", "1"),
          Samples.DAILY,
          Keep.SUM,
          new Absent.Value(0),
          Segments.NONE,
          "minutes",
          0,
          MOST,
          Samples.kary(2, "1"));
  private int minutes;

  /// A report of another number each time.
  @Benchmark
  public Bytes randomize() {
    minutes = (minutes + 601) % (MOST + 1);
    return metric
        .oracle()
        .randomizer()
        .randomize(metric.reported(OptionalLong.of(minutes), random), random);
  }
}
