package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/// How windows open, close and stay closed.
class WindowTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final MetricDefinition COLOUR =
      TestMetrics.choice("colour", TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE);
  private static final MetricDefinition DAILY =
      TestMetrics.yesNo("crashed-daily", TestMetrics.QUALITY, TestMetrics.DAILY);
  private static final Registry HOURLY = TestMetrics.registry(CRASHED);

  private static TestDevice granted(Registry registry) throws IOException {
    TestDevice device = TestDevice.opened(registry);
    device.sotto().grant(TestMetrics.QUALITY);
    device.settle();
    return device;
  }

  private static long hour(Instant instant) {
    return TestMetrics.HOURLY.windowAt(instant).value();
  }

  private static List<Long> windows(TestDevice device) {
    return device.reports().stream().map(report -> report.window().value()).toList();
  }

  /// The share of thousand reports, of devices with seeds of their own, that say yes.
  private static double yesShare(LongPredicate reported) {
    int yes = 0;
    for (long seed = 0; seed < 1000; seed++) {
      yes += reported.test(seed) ? 1 : 0;
    }
    return yes / 1000.0;
  }

  @Test
  void a_window_is_reported_once_at_the_first_run_after_its_end() throws IOException {
    TestDevice device = granted(HOURLY);
    device.live(Duration.ofMinutes(45));
    assertThat(device.sotto().inspect().waitingReports()).isZero();
    device.runAfter(Duration.ofMinutes(15));
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(1);
    device.live(Duration.ofMinutes(45));
    assertThat(windows(device)).containsExactly(hour(TestDevice.START));
    assertThat(device.sotto().inspect().acceptedReports()).isEqualTo(1);
  }

  @Test
  void a_recorded_yes_is_kept_with_the_declared_probability_and_an_absent_one_is_no() {
    // 1000 draws: five standard deviations are 0.07, a false alarm once in 1.7 million
    assertThat(yesShare(seed -> reportsYes(seed, true))).isBetween(0.66, 0.80);
    assertThat(yesShare(seed -> reportsYes(seed, false))).isBetween(0.20, 0.34);
  }

  private static boolean reportsYes(long seed, boolean record) {
    try {
      TestDevice device = new TestDevice(HOURLY, seed, n -> ScriptedService.Reaction.ACCEPTED);
      device.open();
      device.sotto().grant(TestMetrics.QUALITY);
      device.settle();
      if (record) {
        device.sotto().yesNo("crashed").record(true);
      }
      device.runAfter(HOUR);
      device.runAfter(Duration.ofMinutes(15));
      return device.reports().get(0).payload().at(0) == 1;
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void a_clock_set_back_reopens_nothing() throws IOException {
    TestDevice device = granted(HOURLY);
    device.live(Duration.ofHours(5));
    int before = device.reports().size();
    device.clock.set(TestDevice.START);
    device.sotto().yesNo("crashed").record(true);
    device.live(Duration.ofHours(5));
    device.reopen();
    assertThat(device.reports()).hasSize(before);
    device.live(Duration.ofHours(2));
    assertThat(device.reports().size()).isGreaterThan(before);
    assertThat(windows(device)).doesNotHaveDuplicates();
  }

  @Test
  void a_record_in_a_closed_window_is_counted_and_dropped() throws IOException {
    TestDevice device = granted(HOURLY);
    device.live(Duration.ofHours(2));
    device.clock.set(TestDevice.START.plusSeconds(60));
    device.sotto().yesNo("crashed").record(true);
    assertThat(device.sotto().inspect().misuse().windowClosed()).isEqualTo(1);
    assertThat(device.sotto().inspect().recorded()).isEmpty();
  }

  @Test
  void a_clock_set_far_ahead_and_back_leaves_what_was_passed_over_closed() throws IOException {
    TestDevice device = granted(HOURLY);
    device.clock.set(TestDevice.START.plus(Duration.ofDays(300)));
    device.run();
    int windows = device.sotto().inspect().waitingReports();
    assertThat(windows).isEqualTo(TestMetrics.HOURLY.late() + 1);
    device.clock.set(TestDevice.START);
    device.live(Duration.ofDays(3));
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(windows));
  }

  @Test
  void missed_windows_close_oldest_first_and_at_most_late_back() throws IOException {
    TestDevice device = granted(TestMetrics.registry(CRASHED, DAILY));
    device.sotto().yesNo("crashed").record(true);
    device.clock.advance(Duration.ofDays(10));
    device.run();
    Instant now = device.clock.instant();
    List<Report> drawn =
        device.state().spool().get(0).reports().stream()
            .map(waiting -> Report.decode(waiting.report()).orThrow())
            .toList();
    long day = TestMetrics.DAILY.windowAt(now).value();
    long hour = hour(now);
    assertThat(drawn)
        .extracting(r -> r.window().value())
        .containsExactly(day - 3, day - 2, hour - 4, hour - 3, hour - 2, hour - 1, day - 1);
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(4));
    assertThat(device.account("crashed-daily").spent()).isEqualTo(TestMetrics.ONE.times(3));
    assertThat(device.sotto().inspect().recorded()).isEmpty();
    device.live(Duration.ofMinutes(75));
    assertThat(device.reports()).hasSize(7 + 1);
  }

  @Test
  void what_ends_together_is_drawn_in_the_order_of_the_registry() throws IOException {
    MetricDefinition a = TestMetrics.yesNo("zebra", TestMetrics.QUALITY, TestMetrics.HOURLY);
    MetricDefinition b = TestMetrics.yesNo("ant", TestMetrics.QUALITY, TestMetrics.HOURLY);
    TestDevice device = granted(TestMetrics.registry(a, b));
    device.live(Duration.ofMinutes(90));
    assertThat(device.service.bodies()).hasSize(1);
    assertThat(device.reports())
        .extracting(Report::definition)
        .containsExactly(Metric.of(a).id(), Metric.of(b).id());
  }

  @Test
  void all_that_closes_at_one_tick_is_one_upload() throws IOException {
    TestDevice device = granted(TestMetrics.registry(CRASHED, DAILY));
    device.clock.advance(Duration.ofDays(3));
    device.run();
    assertThat(device.state().spool()).hasSize(1);
    assertThat(device.state().spool().get(0).reports()).hasSize(4 + 3);
    device.live(HOUR.dividedBy(4));
    assertThat(device.service.bodies()).hasSize(1);
    assertThat(Batch.decode(device.service.bodies().get(0)).orThrow().reports()).hasSize(7);
  }

  @Test
  void a_grant_within_a_window_joins_it() throws IOException {
    TestDevice device = TestDevice.opened(HOURLY);
    device.runAfter(Duration.ofMinutes(50));
    device.sotto().yesNo("crashed").record(true);
    assertThat(device.sotto().inspect().recorded()).isEmpty();
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().yesNo("crashed").record(true);
    assertThat(device.sotto().inspect().recorded()).hasSize(1);
    device.runAfter(Duration.ofMinutes(10));
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(1);
  }

  @Test
  void a_grant_joins_the_window_it_was_given_in_even_if_the_executor_comes_to_it_later()
      throws IOException {
    TestDevice device = TestDevice.opened(HOURLY);
    device.clock.advance(Duration.ofMinutes(59));
    device.sotto().grant(TestMetrics.QUALITY);
    device.clock.advance(Duration.ofMinutes(2));
    device.run();
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(1);
  }

  @Test
  void a_grant_after_a_window_does_not_join_it() throws IOException {
    TestDevice device = TestDevice.opened(HOURLY);
    device.clock.advance(Duration.ofMinutes(61));
    device.sotto().grant(TestMetrics.QUALITY);
    device.run();
    assertThat(device.sotto().inspect().waitingReports()).isZero();
    device.live(HOUR);
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(1);
  }

  @Test
  void what_is_closed_stays_closed_through_withdrawal_and_a_new_grant() throws IOException {
    TestDevice device = granted(TestMetrics.registry(CRASHED, DAILY));
    device.live(Duration.ofHours(3));
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.settle();
    device.clock.set(TestDevice.START.plusSeconds(1));
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofHours(3));
    assertThat(windows(device)).doesNotHaveDuplicates();
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(3));
  }

  @Test
  void a_window_that_ended_while_nothing_was_granted_stays_closed_too() throws IOException {
    TestDevice device = granted(HOURLY);
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.live(Duration.ofHours(2));
    device.clock.set(TestDevice.START.plusSeconds(1));
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofMinutes(110));
    assertThat(device.state().spool()).isEmpty();
    assertThat(device.reports()).isEmpty();
  }

  @Test
  void a_metric_that_expired_is_silent() throws IOException {
    Terms terms = CRASHED.terms();
    Terms brief =
        new Terms(
            terms.name(),
            1,
            terms.description(),
            terms.purpose(),
            terms.legalBasis(),
            terms.owner(),
            LocalDate.of(2026, 3, 11),
            30,
            terms.trustModel(),
            terms.epsilon(),
            1);
    MetricDefinition metric =
        new YesNoMetric(
            brief,
            new Schedule(HOUR, 3),
            CRASHED.keep(),
            CRASHED.absent(),
            Segments.NONE,
            CRASHED.oracle());
    TestDevice device = granted(TestMetrics.registry(metric));
    device.live(Duration.ofDays(3));
    device.sotto().yesNo("crashed").record(true);
    assertThat(device.sotto().inspect().recorded()).isEmpty();
    assertThat(device.reports()).hasSize(24);
  }

  @Test
  void the_next_run_is_the_end_of_a_window_or_the_departure_of_an_upload() throws IOException {
    TestDevice device = granted(TestMetrics.registry(CRASHED, COLOUR, DAILY));
    assertThat(device.sotto().nextRun()).isEqualTo(TestDevice.START.plus(HOUR));
    device.runAfter(HOUR);
    long due = device.state().spool().get(0).dueMillis();
    assertThat(device.sotto().nextRun()).isEqualTo(Instant.ofEpochMilli(due));
    device.runAfter(Duration.ofMinutes(15));
    assertThat(device.sotto().nextRun()).isEqualTo(TestDevice.START.plus(HOUR.multipliedBy(2)));
  }

  @Test
  void a_host_that_never_runs_loses_the_oldest_values_and_nothing_else() throws IOException {
    TestDevice device = granted(HOURLY);
    for (int i = 0; i < 6; i++) {
      device.sotto().yesNo("crashed").record(true);
      device.settle();
      device.clock.advance(HOUR);
    }
    device.reopen();
    assertThat(device.sotto().inspect().recorded()).hasSize(1);
    device.run();
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(4);
  }

  @Test
  void a_restart_within_a_window_keeps_what_was_recorded() throws IOException {
    TestDevice device = granted(HOURLY);
    device.sotto().yesNo("crashed").record(true);
    device.settle();
    device.kill();
    device.open();
    assertThat(device.sotto().inspect().recorded()).hasSize(1);
    device.sotto().yesNo("crashed").record(true);
    device.reopen();
    assertThat(device.sotto().inspect().recorded()).hasSize(1);
  }
}
