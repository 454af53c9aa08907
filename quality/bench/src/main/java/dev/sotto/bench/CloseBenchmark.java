package dev.sotto.bench;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.SystemRandom;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.sdk.AesGcmCipher;
import dev.sotto.sdk.MemoryStorage;
import dev.sotto.sdk.Sotto;
import dev.sotto.sdk.SottoConfig;
import dev.sotto.sdk.SottoLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long a device takes to close a day of the demo's nine metrics: to charge the ledger, to randomize, to delete the
/// values and to spool the upload. State in memory, so that no disk is measured; values at rest under AES-GCM. Each close
/// is of a new device and timed by itself: the median tells, a mean is of the garbage of those before.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CloseBenchmark {
  private static final Instant MIDDAY = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-03-02T00:00:01Z");

  private final RandomSource random = new SystemRandom(Clock.systemUTC());
  private final Registry registry = Registries.demo();
  private final Registry plan = registry;
  private final SteppedClock clock = new SteppedClock(MIDDAY);
  private Sotto sotto = open();
  private int device;

  /// A new device that has recorded something for each metric.
  @Setup(Level.Invocation)
  public void record() {
    clock.at(MIDDAY);
    sotto = open();
    for (MetricDefinition metric : registry.definitions()) {
      sotto.grant(metric.terms().purpose());
    }
    device++;
    for (MetricDefinition metric : registry.definitions()) {
      String name = metric.name().text();
      if (metric.holdsNumbers()) {
        sotto.quantity(name).record(device % 40);
      } else if (metric instanceof YesNoMetric) {
        sotto.yesNo(name).record(device % 7 == 0);
      } else {
        sotto.choice(name).record(metric.values().get(device % 3));
      }
    }
    clock.at(AFTER);
  }

  /// Closes the day.
  ///
  /// @return the device, whose state has changed
  @Benchmark
  public Sotto close() {
    sotto.run();
    return sotto;
  }

  /// Checks that an upload of nine reports waits.
  ///
  /// @throws IllegalStateException if the day was not closed: something else would have been measured
  @TearDown(Level.Invocation)
  public void requireClosed() {
    int waiting = sotto.inspect().waiting().size();
    if (waiting != registry.definitions().size()) {
      throw new IllegalStateException(waiting + " reports wait after the close");
    }
  }

  private Sotto open() {
    MemoryStorage storage = new MemoryStorage();
    try {
      return Sotto.open(config(storage));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail", impossible);
    }
  }

  private SottoConfig config(MemoryStorage storage) throws IOException {
    return new SottoConfig(
        plan,
        URI.create("http://127.0.0.1:1"),
        Map.of(),
        storage,
        AesGcmCipher.in(storage, random),
        (address, type, body) -> {
          throw new IOException("nothing is sent before its departure");
        },
        random,
        clock,
        Runnable::run,
        SottoLog.NONE,
        false);
  }
}
