package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.protocol.Report;
import dev.sotto.testkit.Property;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whether, when and how often a device speaks does not depend on a value; and devices broken on purpose, for which it
/// does, are caught by the same check.
class TraceTest {
  private static final int SCENARIOS = 150;
  private static final int SCENARIOS_FOR_A_TWIN = 25;
  private static final List<Habit> HABITS =
      List.of(Habit.A_LOT, Habit.STEADY, Habit.CHANGING, Habit.OUTSIDE);

  @Test
  @Tag("slow")
  void devices_that_differ_only_in_their_values_leave_the_same_trace() {
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger exhausted = new AtomicInteger();
    AtomicInteger retries = new AtomicInteger();
    Property.forAll(
        SCENARIOS,
        Scenario::of,
        scenario -> {
          TestDevice silent = scenario.live(Habit.NOTHING, new Steps());
          List<String> expected = silent.trace.trace();
          for (Habit habit : HABITS) {
            TestDevice other = scenario.live(habit, new Steps());
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
    assertThat(requests.get()).isGreaterThan(SCENARIOS);
    assertThat(retries.get()).isGreaterThan(SCENARIOS / 4);
    assertThat(exhausted.get()).isGreaterThan(SCENARIOS / 4);
  }

  @Test
  void a_device_that_skips_windows_without_a_record_is_caught() throws IOException {
    assertThat(divergences(Twins::skipsNone)).isPositive();
  }

  @Test
  void a_device_that_stops_while_its_value_is_unchanged_is_caught() throws IOException {
    assertThat(divergences(Twins::stopsWhenUnchanged)).isPositive();
  }

  @Test
  void a_device_whose_record_forces_a_file_is_caught() throws IOException {
    assertThat(divergences(Twins::forcesRecords)).isPositive();
  }

  @Test
  void a_device_that_charges_only_windows_with_a_record_is_caught() throws IOException {
    assertThat(divergences(Twins::chargesRecordsOnly)).isPositive();
  }

  @Test
  void a_device_that_draws_again_for_a_retry_is_caught() throws IOException {
    SeededRandom random = SeededRandom.announced("twin that draws again");
    int caught = 0;
    for (int i = 0; i < SCENARIOS_FOR_A_TWIN; i++) {
      TestDevice device = Scenario.of(random.split()).live(Habit.A_LOT, Twins.drawsAgain());
      caught += oneDrawEach(device) ? 0 : 1;
    }
    assertThat(caught).isPositive();
  }

  /// In how many scenarios the trace of a twin tells what was recorded.
  private static int divergences(Supplier<Steps> twin) throws IOException {
    SeededRandom random = SeededRandom.announced("twin");
    int divergences = 0;
    for (int i = 0; i < SCENARIOS_FOR_A_TWIN; i++) {
      Scenario scenario = Scenario.of(random.split());
      List<String> silent = scenario.live(Habit.NOTHING, twin.get()).trace.trace();
      boolean differs = false;
      for (Habit habit : HABITS) {
        differs |= !scenario.live(habit, twin.get()).trace.trace().equals(silent);
      }
      divergences += differs ? 1 : 0;
    }
    return divergences;
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
