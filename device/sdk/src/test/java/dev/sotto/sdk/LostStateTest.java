package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Registry;
import dev.sotto.sdk.ScriptedService.Reaction;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A device that has lost its state does not know what it has charged and stays silent; one that was cut short before it
/// had any begins.
class LostStateTest {
  private static final Registry REGISTRY =
      TestMetrics.registry(
          24, 2, TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY));

  private static TestDevice device(UnaryOperator<DeviceStorage> storage) {
    TestDevice device = new TestDevice(REGISTRY, 1, n -> Reaction.ACCEPTED);
    device.storage(storage);
    return device;
  }

  /// A device that has spent all it had over its life, and then lost `names`.
  private static TestDevice having(UnaryOperator<DeviceStorage> storage, List<String> names)
      throws IOException {
    TestDevice device = device(storage);
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofHours(4));
    device.sotto().yesNo("crashed").record(true);
    device.close();
    assertThat(device.reports()).hasSize(2);
    for (String name : names) {
      assertThat(Files.deleteIfExists(device.directory().resolve(name))).as(name).isTrue();
    }
    return device;
  }

  /// How many reports a device sends after it has lost `names`.
  private static int reportsAfterTheLoss(UnaryOperator<DeviceStorage> storage, List<String> names)
      throws IOException {
    TestDevice device = having(storage, names);
    int before = device.reports().size();
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().yesNo("crashed").record(true);
    device.live(Duration.ofHours(4));
    return device.reports().size() - before;
  }

  @Test
  void a_device_that_has_lost_its_state_spends_nothing_more() throws IOException {
    for (List<String> lost :
        List.of(
            List.of("state"),
            List.of("state", "window-keys"),
            List.of("state", "window-written"),
            List.of("state", "window-forced"))) {
      assertThat(reportsAfterTheLoss(s -> s, lost)).as("%s", lost).isZero();
    }
  }

  @Test
  void it_says_so_and_writes_no_new_state() throws IOException {
    TestDevice device = having(s -> s, List.of("state"));
    for (int i = 0; i < 2; i++) {
      device.open();
      device.run();
      assertThat(device.sotto().inspect().silent()).isTrue();
      assertThat(device.log).hasSize(i + 1).allMatch(line -> line.contains("state is missing"));
      device.close();
    }
    Path state = device.directory().resolve("state");
    assertThat(Files.exists(state)).isFalse();
  }

  @Test
  void a_device_that_takes_a_lost_state_for_a_first_day_is_caught() throws IOException {
    assertThat(reportsAfterTheLoss(Twins::forgettingItsFormerLife, List.of("state"))).isPositive();
  }

  /// In how many of the crashes during a first opening the device then does not begin. A silent one would be so for good.
  private static int silenced(UnaryOperator<DeviceStorage> storage) throws IOException {
    SeededRandom random = SeededRandom.announced("first opening");
    int silenced = 0;
    TestDevice whole = device(storage);
    whole.open();
    for (long n = 1; n <= whole.disk.operations(); n++) {
      for (CrashMode mode : CrashMode.values()) {
        for (boolean processFirst : new boolean[] {false, true}) {
          TestDevice device = device(storage);
          cutShort(device, n);
          if (processFirst) {
            device.kill();
            cutShort(device, n);
          }
          device.kill();
          device.disk.crash(mode, random);
          device.open();
          silenced += device.sotto().inspect().silent() ? 1 : 0;
        }
      }
    }
    return silenced;
  }

  private static void cutShort(TestDevice device, long n) {
    device.disk.killAt(n);
    try {
      device.open();
    } catch (IOException powerLoss) {
      assertThat(powerLoss).hasMessageNotContaining("null");
    }
  }

  @Test
  void a_first_opening_cut_short_at_any_operation_leaves_a_device_that_begins() throws IOException {
    assertThat(silenced(s -> s)).isZero();
  }

  @Test
  void a_device_that_leaves_a_trace_before_its_state_is_caught() throws IOException {
    assertThat(silenced(Twins::tracesBeforeTheState)).isPositive();
  }
}
