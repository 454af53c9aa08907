package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.protocol.Report;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A window belongs to the registry that was in force when it began; a segment to the first run in it.
class RegistryChangeTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final MetricDefinition FIRST =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final MetricDefinition SECOND =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY, 2);
  private static final MetricDefinition DAILY =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.DAILY);
  private static final long DAY = TestMetrics.DAILY.windowAt(TestDevice.START).value();
  private static final long HOUR = TestMetrics.HOURLY.windowAt(TestDevice.START).value();

  private static TestDevice granted(MetricDefinition metric) throws IOException {
    TestDevice device = TestDevice.opened(TestMetrics.registry(metric));
    device.sotto().grant(TestMetrics.QUALITY);
    device.settle();
    return device;
  }

  private static void change(TestDevice device, MetricDefinition... next) throws IOException {
    device.registry(TestMetrics.registry(next));
    device.reopen();
  }

  private static List<Long> windowsUnder(TestDevice device, MetricDefinition definition) {
    return device.reports().stream()
        .filter(report -> report.definition().equals(Metric.of(definition).id()))
        .map(report -> report.window().value())
        .toList();
  }

  @Test
  void the_window_in_which_a_registry_changes_belongs_to_the_former_one() throws IOException {
    TestDevice device = granted(FIRST);
    device.sotto().yesNo("crashed").record(true);
    device.runAfter(Duration.ofMinutes(30));
    change(device, SECOND);
    assertThat(device.sotto().inspect().recorded()).hasSize(1);
    device.live(Duration.ofHours(3));
    assertThat(windowsUnder(device, FIRST)).containsExactly(HOUR);
    assertThat(windowsUnder(device, SECOND)).startsWith(HOUR + 1).doesNotHaveDuplicates();
  }

  @Test
  void a_metric_that_was_removed_reports_the_window_it_was_removed_in() throws IOException {
    TestDevice device = granted(FIRST);
    device.runAfter(QUARTER);
    change(device, TestMetrics.yesNo("other", TestMetrics.PLANNING, TestMetrics.HOURLY));
    assertThat(device.sotto().nextRun()).isEqualTo(TestDevice.START.plus(Duration.ofHours(1)));
    device.live(Duration.ofHours(4));
    assertThat(windowsUnder(device, FIRST)).containsExactly(HOUR);
  }

  @Test
  void a_metric_that_is_new_begins_with_its_first_whole_window() throws IOException {
    TestDevice device = granted(FIRST);
    device.runAfter(QUARTER);
    MetricDefinition added = TestMetrics.yesNo("added", TestMetrics.QUALITY, TestMetrics.HOURLY);
    change(device, FIRST, added);
    device.live(Duration.ofHours(3));
    assertThat(windowsUnder(device, added)).startsWith(HOUR + 1);
    assertThat(windowsUnder(device, FIRST)).startsWith(HOUR);
  }

  @Test
  void shorter_windows_begin_within_the_longer_one_and_both_are_reported() throws IOException {
    TestDevice device = granted(DAILY);
    device.live(Duration.ofHours(6).plusMinutes(30));
    device.sotto().yesNo("crashed").record(true);
    change(device, FIRST);
    assertThat(device.sotto().inspect().recorded()).hasSize(1);
    device.live(Duration.ofHours(20));
    assertThat(windowsUnder(device, DAILY)).containsExactly(DAY);
    List<Long> hours = new ArrayList<>();
    for (long hour = HOUR + 7; hour < HOUR + 26; hour++) {
      hours.add(hour);
    }
    assertThat(windowsUnder(device, FIRST)).containsExactlyElementsOf(hours);
  }

  @Test
  void longer_windows_begin_after_the_shorter_one() throws IOException {
    TestDevice device = granted(FIRST);
    device.live(Duration.ofHours(6).plusMinutes(30));
    change(device, DAILY);
    device.live(Duration.ofDays(3));
    assertThat(windowsUnder(device, FIRST)).hasSize(7).endsWith(HOUR + 6);
    assertThat(windowsUnder(device, DAILY)).containsExactly(DAY + 1, DAY + 2);
  }

  @Test
  void many_changes_within_one_window_lose_nothing() throws IOException {
    TestDevice device = granted(DAILY);
    for (int i = 1; i <= 9; i++) {
      device.runAfter(Duration.ofHours(2));
      change(
          device, DAILY, TestMetrics.yesNo("extra-" + i, TestMetrics.QUALITY, TestMetrics.DAILY));
    }
    device.live(Duration.ofDays(2));
    assertThat(windowsUnder(device, DAILY)).containsExactly(DAY, DAY + 1);
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(2));
  }

  @Test
  void going_back_to_a_former_registry_and_on_again_keeps_each_window_with_its_own()
      throws IOException {
    TestDevice device = granted(FIRST);
    for (int i = 1; i <= 6; i++) {
      device.live(Duration.ofHours(1));
      change(device, i % 2 == 0 ? FIRST : SECOND);
    }
    device.live(Duration.ofHours(2));
    assertThat(windowsUnder(device, FIRST)).contains(HOUR, HOUR + 2, HOUR + 4);
    assertThat(windowsUnder(device, SECOND)).contains(HOUR + 1, HOUR + 3, HOUR + 5);
  }

  @Test
  void registries_that_no_window_needs_any_more_are_forgotten() throws IOException {
    TestDevice device = granted(FIRST);
    for (int i = 0; i < 5; i++) {
      device.live(Duration.ofDays(1));
      change(
          device, FIRST, TestMetrics.yesNo("extra-" + i, TestMetrics.QUALITY, TestMetrics.HOURLY));
    }
    assertThat(device.state().registries()).hasSize(2);
  }

  @Test
  void a_former_registry_that_is_lost_silences_its_windows_only() throws IOException {
    TestDevice device = granted(FIRST);
    device.runAfter(QUARTER);
    device.close();
    try (FileStorage storage = FileStorage.open(device.directory())) {
      String hash = device.state().registries().get(0).hash().slice(0, 8).toHex();
      storage.delete("registry-" + hash);
    }
    device.registry(TestMetrics.registry(SECOND));
    device.open();
    device.live(Duration.ofHours(3));
    assertThat(windowsUnder(device, FIRST)).isEmpty();
    assertThat(windowsUnder(device, SECOND)).startsWith(HOUR + 1);
    assertThat(device.log).anyMatch(line -> line.contains("former registry"));
  }

  @Test
  void the_change_survives_a_crash_at_any_operation_of_the_opening() throws IOException {
    SeededRandom random = SeededRandom.announced("change of registry");
    for (long n = 1; n < 40; n++) {
      TestDevice device = granted(FIRST);
      device.runAfter(QUARTER);
      device.registry(TestMetrics.registry(SECOND));
      device.close();
      device.disk.killAt(n);
      try {
        device.open();
      } catch (IOException powerLoss) {
        assertThat(powerLoss).hasMessageContaining("power");
      }
      device.kill();
      device.disk.crash(random.pick(List.of(CrashMode.values())), random);
      device.open();
      device.live(Duration.ofHours(3));
      assertThat(windowsUnder(device, FIRST)).as("operation %s", n).containsExactly(HOUR);
      assertThat(windowsUnder(device, SECOND)).startsWith(HOUR + 1);
    }
  }

  @Test
  void the_segment_is_the_one_of_the_first_run_in_the_window() throws IOException {
    TestDevice device = granted(FIRST);
    device.release("2");
    device.clock.advance(QUARTER);
    device.reopen(); // an update within the window
    device.clock.advance(Duration.ofMinutes(50));
    device.release("1");
    device.reopen(); // and one after its end, before it is closed
    device.live(Duration.ofHours(2));
    assertThat(device.reports()).extracting(Report::segment).startsWith(0, 0);
  }

  @Test
  void a_window_without_a_run_takes_the_segment_of_its_close() throws IOException {
    TestDevice device = granted(FIRST);
    device.close();
    device.clock.advance(Duration.ofHours(2));
    device.release("2");
    device.open();
    device.live(Duration.ofMinutes(30));
    assertThat(device.reports()).extracting(Report::segment).containsExactly(0, 1);
  }

  @Test
  void an_undeclared_segment_is_other() throws IOException {
    TestDevice device = granted(FIRST);
    device.live(Duration.ofHours(1));
    device.release("a build of somebody's own");
    device.reopen();
    device.live(Duration.ofMinutes(135));
    assertThat(device.reports()).extracting(Report::segment).containsExactly(0, 0, 2);
    assertThat(TestMetrics.RELEASES.label(2)).isEqualTo("release other");
  }

  @Test
  void windows_of_two_lengths_keep_their_own_segments() throws IOException {
    TestDevice device = granted(DAILY);
    device.release("2");
    device.runAfter(Duration.ofMinutes(61));
    change(device, FIRST);
    device.release("nightly");
    device.live(Duration.ofHours(1));
    device.reopen();
    device.live(Duration.ofDays(1));
    List<Report> ofTheDay =
        device.reports().stream()
            .filter(report -> report.definition().equals(Metric.of(DAILY).id()))
            .toList();
    assertThat(ofTheDay).extracting(Report::segment).containsExactly(0);
  }
}
