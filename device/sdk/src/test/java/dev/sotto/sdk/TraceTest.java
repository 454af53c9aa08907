package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.protocol.Report;
import dev.sotto.testkit.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whether, when and how often a device speaks does not depend on a value.
class TraceTest {
  private static final int SCENARIOS = 150;

  /// Enough to catch every twin whose trace tells what was recorded.
  private static final int FEW_SCENARIOS = 25;

  private static final List<Habit> HABITS =
      List.of(Habit.A_LOT, Habit.STEADY, Habit.CHANGING, Habit.OUTSIDE);

  @Test
  @Tag("slow")
  void devices_that_differ_only_in_their_values_leave_the_same_trace() {
    leaveTheSameTrace(SCENARIOS);
  }

  @Test
  void a_few_devices_that_differ_only_in_their_values_leave_the_same_trace() {
    leaveTheSameTrace(FEW_SCENARIOS);
  }

  private static void leaveTheSameTrace(int scenarios) {
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger exhausted = new AtomicInteger();
    AtomicInteger retries = new AtomicInteger();
    Property.forAll(
        scenarios,
        Scenario::of,
        scenario -> {
          TestDevice silent = scenario.live(Habit.NOTHING);
          List<String> expected = silent.trace.trace();
          for (Habit habit : HABITS) {
            TestDevice other = scenario.live(habit);
            assertThat(other.trace.trace()).isEqualTo(expected);
            assertOneDrawEach(other);
          }
          requests.addAndGet(silent.service.bodies().size());
          retries.addAndGet(
              silent.service.bodies().size()
                  - (int) silent.service.bodies().stream().distinct().count());
          long cap = scenario.registry().caps().perLife().nanos();
          exhausted.addAndGet(
              (int)
                  silent.state().accounts().values().stream()
                      .filter(account -> account.spent().nanos() == cap)
                      .count());
        });
    System.out.println(
        requests + " requests, " + retries + " of them again, " + exhausted + " budgets exhausted");
    assertThat(requests.get()).isGreaterThan(scenarios);
    assertThat(retries.get()).isGreaterThan(scenarios / 4);
    assertThat(exhausted.get()).isGreaterThan(scenarios / 4);
  }

  private static void assertOneDrawEach(TestDevice device) {
    assertThat(oneDrawEach(device)).as("one draw for each metric and window").isTrue();
  }

  /// Whether no window of a metric was ever sent with different bytes.
  static boolean oneDrawEach(TestDevice device) {
    Map<OpenWindow.Place, Report> first = new HashMap<>();
    return device.service.reports().stream()
        .allMatch(report -> {
          OpenWindow.Place place = new OpenWindow.Place(report.definition(), report.window());
          Report before = first.putIfAbsent(place, report);
          return before == null || before.equals(report);
        });
  }
}
