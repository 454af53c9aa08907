package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Verdict;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What one device costs a simulation of many: opening, two grants, a record of each of eight metrics, a close and the
/// sending. The figure is printed; it decides nothing.
class CostTest {
  private static final int DEVICES = Integer.getInteger("sotto.cost.devices", 4000);
  private static final int ROUNDS = Integer.getInteger("sotto.cost.rounds", 4);

  private static Registry eight() {
    List<MetricDefinition> metrics = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      metrics.add(TestMetrics.yesNo("yes-no-" + i, TestMetrics.QUALITY, TestMetrics.HOURLY));
    }
    for (int i = 0; i < 2; i++) {
      metrics.add(
          TestMetrics.choice(
              "choice-" + i, TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE));
      metrics.add(
          TestMetrics.ranges(
              "range-" + i, TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE));
    }
    return TestMetrics.registry(metrics.toArray(MetricDefinition[]::new));
  }

  private static long life(Registry plan, long seed) throws IOException {
    SeededRandom random = new SeededRandom(seed);
    FakeClock clock = new FakeClock(TestDevice.START);
    MemoryStorage storage = new MemoryStorage();
    Transport transport =
        (address, type, body) -> {
          int reports = Batch.decode(body).orThrow().reports().size();
          Answer answer = new Answer(Collections.nCopies(reports, Verdict.ACCEPTED));
          return new Transport.Reply(200, answer.encode());
        };
    SottoConfig config =
        new SottoConfig(
            plan,
            TestDevice.SERVICE,
            Map.of("release", "1"),
            storage,
            AesGcmCipher.in(storage, random::nextLong),
            transport,
            random::nextLong,
            clock,
            Runnable::run,
            SottoLog.NONE,
            true);
    Sotto sotto = Sotto.open(config);
    sotto.grant(TestMetrics.QUALITY);
    sotto.grant(TestMetrics.PLANNING);
    for (int i = 0; i < 4; i++) {
      sotto.yesNo("yes-no-" + i).record(i % 2 == 0);
    }
    for (int i = 0; i < 2; i++) {
      sotto.choice("choice-" + i).record("green");
      sotto.quantity("range-" + i).record(15);
    }
    clock.advance(Duration.ofHours(1));
    sotto.run();
    clock.set(sotto.nextRun());
    sotto.run();
    long accepted = sotto.inspect().acceptedReports();
    sotto.close();
    return accepted;
  }

  @Test
  void a_device_life_is_cheap_enough_to_simulate_many() throws IOException {
    Registry plan = eight();
    for (int round = 0; round < ROUNDS; round++) {
      long accepted = 0;
      long start = System.nanoTime();
      for (int device = 0; device < DEVICES; device++) {
        accepted += life(plan, device);
      }
      long each = (System.nanoTime() - start) / DEVICES;
      System.out.println("a device life took " + each / 1000.0 + " µs, round " + round);
      assertThat(accepted).isEqualTo(8L * DEVICES);
    }
  }
}
