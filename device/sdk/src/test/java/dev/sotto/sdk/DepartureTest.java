package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.Keep;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Segments;
import dev.sotto.sdk.ScriptedService.Reaction;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// When uploads leave, and what each answer makes of them.
class DepartureTest {
  private static final Registry REGISTRY =
      TestMetrics.registry(
          TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY),
          TestMetrics.yesNo("daily", TestMetrics.QUALITY, TestMetrics.DAILY));

  private static TestDevice device(long seed, Reaction reaction) throws IOException {
    TestDevice device = new TestDevice(REGISTRY, seed, n -> reaction);
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.settle();
    return device;
  }

  /// Kolmogorov's statistic of `times` against the uniform distribution on [0, 1).
  private static double kolmogorov(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    double most = 0;
    for (int i = 0; i < sorted.size(); i++) {
      most =
          Math.max(
              most,
              Math.max(
                  (i + 1.0) / sorted.size() - sorted.get(i),
                  sorted.get(i) - (double) i / sorted.size()));
    }
    return most * Math.sqrt(sorted.size());
  }

  @Test
  void uploads_leave_uniformly_over_a_quarter_of_the_shortest_window_that_closed()
      throws IOException {
    SeededRandom random = SeededRandom.announced("departure");
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      TestDevice device = device(random.nextLong(), Reaction.ACCEPTED);
      device.clock.advance(Duration.ofDays(1));
      device.run();
      long due = device.state().spool().get(0).dueMillis();
      times.add((due - device.clock.millis()) / (double) Duration.ofMinutes(15).toMillis());
    }
    // P(statistic > 2.7) = 2 exp(-2 · 2.7²) < 10⁻⁶
    assertThat(kolmogorov(times)).isLessThan(2.7);
    assertThat(times).allMatch(time -> time >= 0 && time < 1);
    List<Double> hasty = times.stream().map(time -> time * 0.9).toList();
    assertThat(kolmogorov(hasty)).as("a device that leaves too early").isGreaterThan(2.7);
  }

  @Test
  void a_retry_waits_longer_each_time_and_carries_the_same_bytes() throws IOException {
    for (Reaction reaction :
        List.of(
            Reaction.TOO_MANY,
            Reaction.BROKEN,
            Reaction.TIMEOUT,
            Reaction.CAPTIVE_PORTAL,
            Reaction.REDIRECT)) {
      TestDevice device = device(7, reaction);
      device.runAfter(Duration.ofMinutes(60));
      List<Duration> waits = new ArrayList<>();
      while (waits.size() < 14) {
        Instant due = Instant.ofEpochMilli(device.state().spool().get(0).dueMillis());
        device.clock.set(due);
        device.sotto().run();
        device.settle();
        Upload oldest = device.state().spool().get(0);
        assertThat(oldest.attempts()).isEqualTo(waits.size() + 1);
        waits.add(Duration.between(due, Instant.ofEpochMilli(oldest.dueMillis())));
      }
      for (int i = 0; i < waits.size(); i++) {
        long most = Math.min(6 * 3600, 30L << i);
        assertThat(waits.get(i))
            .isBetween(Duration.ofSeconds(most).dividedBy(2), Duration.ofSeconds(most));
      }
      Bytes first = device.service.bodies().get(0);
      assertThat(device.service.bodies().stream().filter(first::equals).count()).isEqualTo(14);
    }
  }

  @Test
  void a_retry_carries_the_same_bytes_after_a_restart() throws IOException {
    TestDevice device = device(7, Reaction.TIMEOUT);
    device.live(Duration.ofMinutes(75));
    device.reopen();
    device.live(Duration.ofMinutes(30));
    assertThat(device.service.bodies().size()).isGreaterThan(1);
    assertThat(device.service.bodies().stream().distinct()).hasSize(1);
  }

  @Test
  void any_other_refusal_drops_the_upload_and_keeps_the_charge() throws IOException {
    for (Reaction reaction : List.of(Reaction.BAD_REQUEST, Reaction.WINDOW_CLOSED)) {
      TestDevice device = device(7, reaction);
      device.live(Duration.ofMinutes(75));
      assertThat(device.service.bodies()).hasSize(1);
      assertThat(device.sotto().inspect().waitingUploads()).isZero();
      assertThat(device.sotto().inspect().refusedReports()).isEqualTo(1);
      assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE);
    }
  }

  @Test
  void a_device_that_never_reaches_the_service_keeps_its_newest_uploads() throws IOException {
    TestDevice device = device(7, Reaction.TIMEOUT);
    for (int hour = 0; hour < 300; hour++) {
      device.runAfter(Duration.ofHours(1));
    }
    assertThat(device.state().spool()).hasSize(256);
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(300));
  }

  /// Reports of half a kibibyte, and many of them.
  private static Registry large() {
    List<Long> edges = LongStream.rangeClosed(0, 4096).boxed().toList();
    MetricDefinition[] metrics = new MetricDefinition[32];
    for (int i = 0; i < metrics.length; i++) {
      metrics[i] =
          new RangeMetric(
              TestMetrics.terms("large-" + i, TestMetrics.QUALITY, 1),
              new Schedule(Duration.ofHours(1), 30),
              Keep.LAST,
              new Absent.Value(0),
              Segments.NONE,
              new Bins("widgets", edges),
              TestMetrics.oracle(4096));
    }
    return TestMetrics.registry(metrics);
  }

  @Test
  void a_device_that_never_reaches_the_service_keeps_no_more_bytes_than_it_can_read_again()
      throws IOException {
    TestDevice device = new TestDevice(large(), 7, n -> Reaction.TIMEOUT);
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    for (int round = 1; round <= 10; round++) {
      List<Upload> before = device.state().spool();
      device.runAfter(Duration.ofHours(31));
      List<Upload> after = device.state().spool();
      long bytes = after.stream().mapToLong(upload -> upload.body().length()).sum();
      assertThat(bytes).isLessThanOrEqualTo(4 << 20);
      assertThat(after.get(after.size() - 1)).isNotIn(before);
      assertThat(device.account("large-31").spent()).isEqualTo(TestMetrics.ONE.times(31L * round));
    }
    int kept = device.state().spool().stream().mapToInt(u -> u.reports().size()).sum();
    assertThat(kept).isGreaterThan((3 << 20) / 600).isLessThan(10 * 31 * 32);
    device.reopen();
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(kept);
    assertThat(device.sotto().inspect().silent()).isFalse();
  }
}
