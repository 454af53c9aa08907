package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is charged, where it is booked, and when a metric falls silent.
class BudgetTest {
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final long DAY = DeviceTime.dayOf(TestDevice.START.getEpochSecond());

  private static TestDevice granted(Registry registry) throws IOException {
    TestDevice device = TestDevice.opened(registry);
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().grant(TestMetrics.PLANNING);
    device.settle();
    return device;
  }

  @Test
  void the_cap_over_the_life_silences_a_metric_for_good() throws IOException {
    TestDevice device = granted(TestMetrics.registry(24, 5, CRASHED));
    device.live(Duration.ofDays(2));
    assertThat(device.reports()).hasSize(5);
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(5));
    device.reopen();
    device.live(Duration.ofDays(2));
    assertThat(device.reports()).hasSize(5);
  }

  @Test
  void a_new_version_refills_nothing() throws IOException {
    TestDevice device = granted(TestMetrics.registry(24, 5, CRASHED));
    device.live(Duration.ofDays(1));
    MetricDefinition second =
        TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY, 2);
    device.registry(TestMetrics.registry(24, 5, second));
    device.reopen();
    device.live(Duration.ofDays(1));
    assertThat(device.reports()).hasSize(5);
  }

  @Test
  void a_withdrawal_and_a_new_grant_refill_nothing() throws IOException {
    TestDevice device = granted(TestMetrics.registry(24, 5, CRASHED));
    device.live(Duration.ofDays(1));
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofDays(1));
    assertThat(device.reports()).hasSize(5);
  }

  @Test
  void a_window_is_charged_on_the_day_it_began() throws IOException {
    TestDevice device = granted(TestMetrics.registry(CRASHED));
    device.clock.advance(Duration.ofHours(23));
    device.run();
    device.clock.advance(Duration.ofHours(2)); // past midnight
    device.run();
    assertThat(device.state().days().charged())
        .containsEntry(DAY, TestMetrics.ONE.times(4 + 1))
        .containsEntry(DAY + 1, TestMetrics.ONE);
  }

  @Test
  void the_cap_of_a_day_holds_over_a_change_of_window_length() throws IOException {
    MetricDefinition daily = TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.DAILY);
    TestDevice device = granted(TestMetrics.registry(1, 100, daily));
    device.clock.advance(Duration.ofHours(20));
    device.registry(TestMetrics.registry(24, 100, CRASHED));
    device.reopen();
    device.live(Duration.ofHours(6));
    device.live(Duration.ofDays(1));
    assertThat(device.state().days().on(DAY)).isLessThanOrEqualTo(TestMetrics.ONE.times(24));
    assertThat(device.state().days().on(DAY + 1)).isEqualTo(TestMetrics.ONE.times(24));
  }

  @Test
  void the_cap_of_a_day_refuses_what_two_registries_would_spend_together() throws IOException {
    MetricDefinition colour =
        TestMetrics.choice("colour", TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE);
    TestDevice device = granted(TestMetrics.registry(24, 1000, CRASHED));
    device.live(Duration.ofHours(20));
    device.registry(TestMetrics.registry(24, 1000, colour));
    device.reopen();
    device.live(Duration.ofHours(4));
    assertThat(device.state().days().on(DAY)).isEqualTo(TestMetrics.ONE.times(20 + 1 + 3));
  }

  @Test
  void a_clock_set_ahead_and_back_does_not_make_a_day_forget_its_charges() throws IOException {
    TestDevice device = granted(TestMetrics.registry(24, 1000, CRASHED));
    device.live(Duration.ofHours(20));
    device.clock.set(TestDevice.START.plus(Duration.ofDays(400)));
    device.run();
    device.clock.set(TestDevice.START.plus(Duration.ofHours(20)));
    MetricDefinition third = TestMetrics.yesNo("third", TestMetrics.PLANNING, TestMetrics.HOURLY);
    device.registry(TestMetrics.registry(24, 1000, third));
    device.reopen();
    device.live(Duration.ofHours(4));
    assertThat(device.account("third").spent()).isEqualTo(Epsilon.ZERO);
    assertThat(device.log).isEmpty();
  }

  @Test
  void the_ledger_of_days_does_not_grow() throws IOException {
    TestDevice device = granted(TestMetrics.registry(CRASHED));
    device.live(Duration.ofDays(20));
    assertThat(device.state().days().charged().size()).isLessThan(4);
  }

  @Test
  void what_was_refused_stays_charged() throws IOException {
    TestDevice device =
        new TestDevice(TestMetrics.registry(CRASHED), 1, n -> ScriptedService.Reaction.BAD_REQUEST);
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofHours(3));
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE.times(3));
    assertThat(device.sotto().inspect().refusedReports()).isGreaterThan(1);
    assertThat(device.sotto().inspect().acceptedReports()).isZero();
  }
}
