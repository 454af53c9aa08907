package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.entropy.SystemRandom;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Cost;
import dev.sotto.release.Release;
import dev.sotto.release.ReleaseView;
import dev.sotto.release.Releases;
import dev.sotto.samples.Samples;
import dev.sotto.sdk.AesGcmCipher;
import dev.sotto.sdk.FileStorage;
import dev.sotto.sdk.HttpTransport;
import dev.sotto.sdk.Sotto;
import dev.sotto.sdk.SottoConfig;
import dev.sotto.sdk.SottoLog;
import dev.sotto.testkit.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change that rolls out: half of the devices take up the new registry in the middle of a day and half stay under the
/// former one. Both report to one service, each report counts under its own definition, and what each costs is what its
/// own registry says; a service started again the next day goes on with all of it.
@Tag("slow")
class RollingChangeTest {
  private static final Instant DAY = Instant.parse("2026-03-04T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(3);
  private static final int HALF = 24;
  private static final Purpose QUALITY = new Purpose("product-quality");
  private static final MetricDefinition CRASHED = GoldenMetrics.crashed(1);
  private static final MetricDefinition CRASHED_LATER = GoldenMetrics.crashed(2);
  private static final MetricDefinition SAME = GoldenMetrics.network();
  private static final MetricDefinition REMOVED = GoldenMetrics.launchTime();
  private static final MetricDefinition ADDED = GoldenMetrics.added();
  private static final Registry BEFORE = Samples.registry(CRASHED, SAME, REMOVED);
  private static final Registry AFTER = Samples.registry(CRASHED_LATER, SAME, ADDED);
  private static final WindowNumber FIRST = Samples.DAILY.windowAt(DAY);

  @TempDir private Path directory;
  private final FakeClock clock = new FakeClock(DAY);
  private final SystemRandom random = new SystemRandom(Clock.systemUTC());

  private Sotto open(String name, Registry registry, URI service) throws IOException {
    FileStorage storage = FileStorage.open(directory.resolve(name));
    return Sotto.open(
        new SottoConfig(
            registry,
            service,
            Map.of("release", "2.1", "model", "pro"),
            storage,
            AesGcmCipher.in(storage, random),
            new HttpTransport(Duration.ofSeconds(20)),
            random,
            clock,
            Runnable::run,
            SottoLog.NONE,
            true));
  }

  private Sotto granted(String name, URI service) throws IOException {
    Sotto device = open(name, BEFORE, service);
    device.grant(QUALITY);
    device.yesNo("crashed-today").record(true);
    return device;
  }

  private void live(List<Sotto> devices, Instant until) {
    while (clock.instant().isBefore(until)) {
      clock.advance(STEP);
      devices.forEach(Sotto::run);
    }
  }

  private static Instant day(int number, int hour) {
    return DAY.plus(Duration.ofDays(number)).plus(Duration.ofHours(hour));
  }

  private static void close(List<Sotto> devices) throws IOException {
    for (Sotto device : devices) {
      device.close();
    }
  }

  @Test
  void devices_of_two_registries_are_counted_side_by_side_at_their_own_price() throws Exception {
    Path state = directory.resolve("state");
    rollOut(state);
    restarted(state);
  }

  private void rollOut(Path state) throws Exception {
    try (LiveService service = new LiveService(state, Optional.of(BEFORE), clock)) {
      List<Sotto> devices = new ArrayList<>();
      for (int i = 0; i < 2 * HALF; i++) {
        devices.add(granted("device-" + i, service.uri()));
      }
      granted("late", service.uri()).close(); // it is off for four days

      live(devices, day(1, 6));
      service.state().publish(AFTER); // while it runs
      live(devices, day(1, 12));
      for (int i = HALF; i < 2 * HALF; i++) {
        devices.get(i).close();
        devices.set(i, open("device-" + i, AFTER, service.uri()));
      }
      live(devices, day(3, 12));

      requireLedgers(devices);
      close(devices);
      requireCounts(service.counted());
      requirePrices(service, service.state().definitions());
      assertThatThrownBy(() -> requirePrices(service, Definitions.of(AFTER)))
          .as("a catalog that forgets which registries it served")
          .isInstanceOf(AssertionError.class);
    }
  }

  private static void requireLedgers(List<Sotto> devices) {
    for (int i = 0; i < devices.size(); i++) {
      var held = devices.get(i).inspect();
      assertThat(held.acceptedReports()).as("accepted reports of device %d", i).isEqualTo(9);
      assertThat(held.refusedReports()).isZero();
      assertThat(held.waitingReports()).isZero();
      boolean stayed = i < HALF;
      assertThat(held.spent().get(CRASHED.name()))
          .isEqualTo(Epsilon.parse(stayed ? "3" : "4")); // a device is charged by name
      assertThat(held.spent().get(REMOVED.name())).isEqualTo(Epsilon.parse(stayed ? "4.5" : "3"));
      assertThat(held.spent().get(SAME.name())).isEqualTo(Epsilon.parse("6"));
      if (!stayed) {
        assertThat(held.spent().get(ADDED.name())).isEqualTo(Epsilon.parse("1"));
      }
    }
  }

  private static void requireCounts(FoldSnapshot state) {
    int all = 2 * HALF;
    assertThat(counts(state, CRASHED)).containsExactly(all, all, HALF);
    assertThat(counts(state, CRASHED_LATER)).containsExactly(0, 0, HALF);
    assertThat(counts(state, SAME)).containsExactly(all, all, all);
    assertThat(counts(state, REMOVED)).containsExactly(all, all, HALF);
    assertThat(counts(state, ADDED)).containsExactly(0, 0, HALF);
    assertThat(state.reports()).isEqualTo(9L * all);
  }

  /// Of the first three windows, over all segments.
  private static List<Integer> counts(FoldSnapshot state, MetricDefinition metric) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      WindowNumber window = FIRST.plus(i);
      counts.add(
          state.accumulators().entrySet().stream()
              .filter(entry -> entry.getKey().definition().equals(Metric.of(metric).id()))
              .filter(entry -> entry.getKey().window().equals(window))
              .mapToInt(entry -> Math.toIntExact(entry.getValue().reports()))
              .sum());
    }
    return counts;
  }

  private void requirePrices(LiveService service, Definitions definitions) {
    ReleaseView view =
        new Releases(() -> new Frozen(1, service.state().counts()), definitions, clock).now();
    assertThat(view.metrics())
        .extracting(Metric::definition)
        .startsWith(CRASHED_LATER, SAME, ADDED)
        .containsExactlyInAnyOrder(CRASHED_LATER, SAME, ADDED, CRASHED, REMOVED);
    requirePrice(view, CRASHED, "1", BEFORE, false);
    requirePrice(view, REMOVED, "1.5", BEFORE, false);
    requirePrice(view, CRASHED_LATER, "2", AFTER, true);
    requirePrice(view, ADDED, "1", AFTER, true);
    requirePrice(view, SAME, "2", AFTER, true);
  }

  private static void requirePrice(
      ReleaseView view, MetricDefinition metric, String epsilon, Registry of, boolean current) {
    Release release = view.release(Metric.of(metric), FIRST.plus(2));
    assertThat(release).isInstanceOf(Release.Published.class);
    Cost cost = release.heading().cost();
    assertThat(cost.declaredPerReport()).isEqualTo(Epsilon.parse(epsilon));
    assertThat(cost.perReport()).isEqualTo(metric.oracle().actualEpsilon());
    assertThat(cost.perDeviceDay()).isEqualTo(of.perDeviceDay());
    assertThat(cost.inCurrentRegistry()).isEqualTo(current);
  }

  /// Yesterday's directory: all of it is there, and a device that was off under the former registry is still heard.
  private void restarted(Path state) throws Exception {
    try (LiveService service = new LiveService(state, Optional.empty(), clock)) {
      assertThat(service.state().registry()).isEqualTo(AFTER);
      requireCounts(service.counted());
      requirePrices(service, service.state().definitions());
      List<Sotto> late = List.of(open("late", BEFORE, service.uri()));
      live(late, day(3, 23));
      assertThat(late.get(0).inspect().acceptedReports()).isEqualTo(9);
      close(late);
      FoldSnapshot counted = service.counted();
      assertThat(counts(counted, CRASHED)).containsExactly(2 * HALF + 1, 2 * HALF + 1, HALF + 1);
      assertThat(counts(counted, CRASHED_LATER)).containsExactly(0, 0, HALF);
    }
  }
}
