package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.protocol.Report;
import dev.sotto.sdk.ScriptedService.Reaction;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The power, the process or a force fails at every operation on the disk in turn, and the disk keeps what it likes of
/// what was not forced. A report that reached the service is charged, and no window is ever sent in two draws.
class CrashTest {
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final MetricDefinition COLOUR =
      TestMetrics.choice("colour", TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE);
  private static final Registry BOTH = TestMetrics.registry(CRASHED, COLOUR);

  /// What goes wrong after `n` operations.
  private interface Failure {
    void arm(TestDevice device, long n);
  }

  /// What happens between the failure and the recovery.
  private interface Aftermath {
    void happen(TestDevice device) throws IOException;
  }

  private static TestDevice device(UnaryOperator<DeviceStorage> storage) {
    TestDevice device =
        new TestDevice(BOTH, 1, n -> n % 3 == 0 ? Reaction.TIMEOUT : Reaction.ACCEPTED);
    device.storage(storage);
    return device;
  }

  /// A few hours with records, retries, a restart and a withdrawal.
  private static void live(TestDevice device) {
    try {
      device.open();
      device.sotto().grant(TestMetrics.QUALITY);
      device.sotto().grant(TestMetrics.PLANNING);
      for (int hour = 0; hour < 3; hour++) {
        device.sotto().yesNo("crashed").record(true);
        device.sotto().choice("colour").record("red");
        device.live(Duration.ofMinutes(75));
      }
      device.reopen();
      device.sotto().withdraw(TestMetrics.PLANNING);
      device.live(Duration.ofMinutes(75));
    } catch (IOException failed) {
      assertThat(failed).hasMessageNotContaining("null");
    }
  }

  private static void recover(TestDevice device) throws IOException {
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().grant(TestMetrics.PLANNING);
    device.live(Duration.ofHours(3));
  }

  /// The number of cases in which a report was not charged or a window was sent in two draws.
  private static int violations(
      UnaryOperator<DeviceStorage> storage, Failure failure, Aftermath aftermath)
      throws IOException {
    TestDevice whole = device(storage);
    live(whole);
    long operations = whole.disk.operations();
    assertThat(whole.service.bodies()).hasSizeGreaterThan(4);
    int violations = 0;
    for (long n = 1; n <= operations; n++) {
      TestDevice device = device(storage);
      failure.arm(device, n);
      live(device);
      aftermath.happen(device);
      violations += kept(device) ? 0 : 1;
    }
    return violations;
  }

  private static boolean kept(TestDevice device) {
    return TraceTest.oneDrawEach(device) && charged(device, CRASHED) && charged(device, COLOUR);
  }

  private static boolean charged(TestDevice device, MetricDefinition metric) {
    DefinitionId id = Metric.of(metric).id();
    long windows =
        device.reports().stream()
            .filter(report -> report.definition().equals(id))
            .map(Report::window)
            .distinct()
            .count();
    Epsilon spent = device.sotto().inspect().spent().getOrDefault(metric.name(), Epsilon.ZERO);
    return spent.compareTo(TestMetrics.ONE.times(windows)) >= 0;
  }

  private static void crash(TestDevice device, CrashMode mode, SeededRandom random)
      throws IOException {
    device.kill();
    device.disk.crash(mode, random);
    recover(device);
  }

  @Test
  @Tag("slow")
  void a_power_loss_at_any_operation_neither_loses_a_charge_nor_draws_twice() throws IOException {
    SeededRandom random = SeededRandom.announced("power loss");
    for (CrashMode mode : CrashMode.values()) {
      assertThat(violations(s -> s, CrashTest::powerLoss, d -> crash(d, mode, random)))
          .as("%s", mode)
          .isZero();
    }
  }

  private static void powerLoss(TestDevice device, long n) {
    device.disk.killAt(n);
  }

  @Test
  @Tag("slow")
  void the_end_of_the_process_at_any_operation_and_then_of_the_power_does_neither()
      throws IOException {
    SeededRandom random = SeededRandom.announced("process, then power");
    assertThat(violations(s -> s, CrashTest::powerLoss, d -> killedThenCrashed(d, random)))
        .isZero();
  }

  private static void killedThenCrashed(TestDevice device, SeededRandom random) throws IOException {
    device.kill();
    device.open();
    device.run();
    device.clock.advance(Duration.ofMinutes(15));
    device.run();
    crash(device, CrashMode.LOSE_ALL, random);
  }

  @Test
  @Tag("slow")
  void a_force_that_fails_and_then_the_end_of_the_power_do_neither() throws IOException {
    SeededRandom random = SeededRandom.announced("failing force");
    for (CrashMode mode : CrashMode.values()) {
      assertThat(violations(s -> s, (d, n) -> d.disk.failForce(n), d -> crash(d, mode, random)))
          .as("%s", mode)
          .isZero();
    }
  }

  @Test
  void a_storage_that_does_not_force_is_caught() throws IOException {
    SeededRandom random = SeededRandom.announced("twin");
    assertThat(
            violations(
                Twins::neverForcing,
                CrashTest::powerLoss,
                d -> crash(d, CrashMode.LOSE_ALL, random)))
        .isPositive();
  }

  @Test
  void a_device_relies_on_no_more_than_the_contract_of_its_storage() throws IOException {
    assertThat(violationsOnEntries(s -> s, false)).isZero();
    assertThat(violationsOnEntries(s -> s, true)).isZero();
  }

  @Test
  void a_storage_that_trusts_what_it_reads_is_caught() throws IOException {
    assertThat(violationsOnEntries(Twins::skippingTheUnchanged, false)).isPositive();
    assertThat(violationsOnEntries(Twins::skippingTheUnchanged, true)).isPositive();
  }

  /// As [#violations], where one force fails, the process goes on or is started again, and the power ends as soon as
  /// the service has received something.
  private static int violationsOnEntries(UnaryOperator<DeviceStorage> wrap, boolean restart)
      throws IOException {
    int violations = 0;
    long forces = Long.MAX_VALUE;
    for (long n = 1; n <= forces; n++) {
      EntryStorage storage = new EntryStorage();
      TestDevice device = device(s -> s);
      device.transport((address, type, body) -> {
        storage.powerOff();
        return device.service.post(address, type, body);
      });
      device.open(wrap.apply(storage));
      device.sotto().grant(TestMetrics.QUALITY);
      device.settle();
      long before = storage.forces();
      storage.failForce(before + n);
      device.live(Duration.ofMinutes(60));
      forces = storage.forces() - before;
      storage.failForce(Long.MAX_VALUE);
      if (restart) {
        device.kill();
        device.open(wrap.apply(storage));
      }
      device.live(Duration.ofMinutes(60));
      assertThat(device.service.bodies()).hasSize(1);
      device.kill();
      storage.restart();
      device.transport(device.service);
      device.open(wrap.apply(storage));
      device.sotto().grant(TestMetrics.QUALITY);
      device.live(Duration.ofHours(2));
      violations += kept(device) ? 0 : 1;
    }
    return violations;
  }
}
