package dev.sotto.bench;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.SystemRandom;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Randomizer;
import dev.sotto.wire.Bytes;
import java.time.Clock;
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

/// How long a device takes to randomize one value, with the generator it really uses.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReportBenchmark {
  /// A [Mechanism].
  @Param public Mechanism mechanism = Mechanism.KARY_2;

  private final RandomSource random = new SystemRandom(Clock.systemUTC());
  private FrequencyOracle oracle = mechanism.oracle();
  private Randomizer randomizer = oracle.randomizer();
  private int value;

  /// Takes the mechanism that is measured.
  @Setup
  public void choose() {
    oracle = mechanism.oracle();
    randomizer = oracle.randomizer();
  }

  /// A report of another value each time.
  @Benchmark
  public Bytes randomize() {
    value = (value + 7919) % oracle.domainSize();
    return randomizer.randomize(value, random);
  }
}
