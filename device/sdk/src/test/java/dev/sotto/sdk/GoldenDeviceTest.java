package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.protocol.Report;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device updated to this version goes on with what an earlier one kept: its ledger, its consents, what waits and what
/// is open.
class GoldenDeviceTest {
  private static final long FIRST_HOUR = TestMetrics.HOURLY.windowAt(TestDevice.START).value();

  @TempDir private Path directory;

  private Path storage() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("device"));
    try (Stream<Path> files = Files.list(GoldenDevice.V1.resolve("storage"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
      }
    }
    return copy;
  }

  private static DeviceState state(Path storage) throws IOException {
    return DeviceStateFormat.decode(Bytes.of(Files.readAllBytes(storage.resolve("state"))), true)
        .orThrow();
  }

  /// Opened without noise: every answer it draws is the true one.
  private static GoldenDevice opened(Path storage) throws IOException {
    return new GoldenDevice(
        storage,
        GoldenDevice.SECOND,
        GoldenDevice.END,
        ScriptedService.Reaction.ACCEPTED,
        () -> 0L,
        new SeededRandom(1)::nextLong);
  }

  @Test
  void its_ledger_spool_and_consents_are_what_they_were() throws IOException {
    try (GoldenDevice device = opened(storage())) {
      Inspection held = device.sotto().inspect();
      assertThat(held.silent()).isFalse();
      assertThat(held.granted()).containsExactly(TestMetrics.QUALITY);
      assertThat(held.recorded())
          .containsExactlyInAnyOrder(new MetricName("crashed"), new MetricName("screen-time"));
      assertThat(held.spent())
          .containsEntry(new MetricName("crashed"), TestMetrics.ONE.times(3))
          .containsEntry(new MetricName("colour"), TestMetrics.ONE)
          .containsEntry(new MetricName("screen-time"), TestMetrics.ONE);
      assertThat(held.waitingReports()).isEqualTo(4);
      assertThat(held.acceptedReports()).isZero();
      assertThat(device.log).isEmpty();
    }
  }

  @Test
  void what_waited_is_sent_byte_for_byte_and_the_open_windows_are_closed_with_their_values()
      throws IOException {
    Path storage = storage();
    Set<Bytes> waited = new HashSet<>();
    state(storage).spool().forEach(upload -> waited.add(upload.body()));
    MetricDefinition crashed = GoldenDevice.SECOND.definitions().get(0);
    MetricDefinition screenTime = GoldenDevice.SECOND.definitions().get(1);
    try (GoldenDevice device = opened(storage)) {
      device.liveUntil(GoldenDevice.END.plus(Duration.ofHours(30)));
      assertThat(device.service.bodies()).containsAll(waited);
      List<Report> reports = device.service.reports();
      Report open = only(reports, crashed, FIRST_HOUR + 3);
      assertThat(open.payload()).isEqualTo(crashed.oracle().randomizer().randomize(1, () -> 0L));
      Report silent = only(reports, crashed, FIRST_HOUR + 5);
      assertThat(silent.payload()).isEqualTo(crashed.oracle().randomizer().randomize(0, () -> 0L));
      Report minutes = only(reports, screenTime, FIRST_HOUR + 3);
      assertThat(minutes.payload())
          .isEqualTo(screenTime.oracle().randomizer().randomize(2, () -> 0L));
      Map<MetricName, ?> spent = device.sotto().inspect().spent();
      assertThat(spent.get(new MetricName("colour"))).isEqualTo(TestMetrics.ONE);
    }
  }

  private static Report only(List<Report> reports, MetricDefinition metric, long window) {
    return reports.stream()
        .filter(report -> report.definition().equals(Metric.of(metric).id()))
        .filter(report -> report.window().value() == window)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void its_state_is_written_again_as_it_was() throws IOException {
    Path file = GoldenDevice.V1.resolve("storage").resolve("state");
    Bytes bytes = Bytes.of(Files.readAllBytes(file));
    assertThat(DeviceStateFormat.encode(state(file.resolveSibling("")), true)).isEqualTo(bytes);
  }
}
