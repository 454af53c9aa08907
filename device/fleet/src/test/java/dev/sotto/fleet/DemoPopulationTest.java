package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.testkit.Seed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoPopulationTest {
  private static final int DEVICES = 100_000;

  /// Standard deviations allowed. Of some 40 shares, P(any is farther off by chance) < 40 · 6 · 10⁻⁷ = 3 · 10⁻⁵.
  private static final double ALLOWED = 5;

  private static Map<Recorded, Double> shares(Object... pairs) {
    Map<Recorded, Double> shares = new LinkedHashMap<>();
    double left = 1;
    for (int i = 0; i < pairs.length; i += 2) {
      Recorded value =
          pairs[i] instanceof Integer number
              ? new Recorded.Whole(number)
              : new Recorded.Word((String) pairs[i]);
      shares.put(value, (Double) pairs[i + 1]);
      left -= (Double) pairs[i + 1];
    }
    shares.put(new Recorded.Nothing(), Math.max(0, left));
    return shares;
  }

  /// As declared, written down a second time.
  private static Map<String, Map<Recorded, Double>> declared() {
    Map<String, Map<Recorded, Double>> all = new LinkedHashMap<>();
    all.put("crashed-today", shares("yes", 0.0109));
    all.put(
        "app-launch-time",
        shares(
            180, 0.05, 380, 0.13, 600, 0.2, 850, 0.18, 1200, 0.16, 1700, 0.08, 2400, 0.05, 3800,
            0.02, 8000, 0.01));
    all.put("photos-taken", shares(1, 0.12, 3, 0.11, 7, 0.08, 15, 0.05, 30, 0.03, 80, 0.01));
    all.put("storage-free", shares(5, 0.12, 17, 0.21, 38, 0.36, 70, 0.31));
    all.put("battery-at-evening", shares(10, 0.11, 30, 0.22, 50, 0.29, 70, 0.21, 90, 0.14));
    all.put(
        "charging-habit",
        shares(
            "overnight",
            0.52,
            "once by day",
            0.14,
            "several times",
            0.23,
            "kept plugged in",
            0.04));
    all.put("screen-time", shares(30, 0.07, 90, 0.13, 150, 0.19, 210, 0.20, 300, 0.25, 500, 0.14));
    all.put("network-at-noon", shares("wifi", 0.55, "5g", 0.17, "4g", 0.22, "older mobile", 0.02));
    return all;
  }

  /// How far the population is from `declared`, in standard deviations of the share that is farthest off.
  private static double farthest(
      DemoPopulation people, String name, Map<Recorded, Double> declared) {
    MetricDefinition metric = Metrics.named(name);
    Map<Recorded, Integer> counts = new HashMap<>();
    for (int device = 0; device < people.devices(); device++) {
      counts.merge(people.recorded(device, metric), 1, Integer::sum);
    }
    assertThat(declared.keySet()).as(name).containsAll(counts.keySet());
    double farthest = 0;
    for (Map.Entry<Recorded, Double> share : declared.entrySet()) {
      double p = share.getValue();
      double expected = p * people.devices();
      // One device is never too many: the last share is rounded away from zero, not declared.
      double deviation = Math.max(1, Math.sqrt(expected * (1 - p)));
      double off = Math.abs(counts.getOrDefault(share.getKey(), 0) - expected);
      farthest = Math.max(farthest, off / deviation);
    }
    return farthest;
  }

  @Test
  void every_share_is_as_declared_and_a_wrong_declaration_would_be_noticed() {
    long seed = Seed.announced("DemoPopulationTest.every_share");
    DemoPopulation people = new DemoPopulation(DEVICES, seed);
    declared()
        .forEach((name, shares) ->
            assertThat(farthest(people, name, shares)).as(name).isLessThan(ALLOWED));
    // both are off by 12 standard deviations or more, so they pass for right with probability below
    // 10^-11
    assertThat(farthest(people, "crashed-today", shares("yes", 0.0159))).isGreaterThan(ALLOWED);
    assertThat(
            farthest(
                people,
                "network-at-noon",
                shares("wifi", 0.57, "5g", 0.15, "4g", 0.22, "older mobile", 0.02)))
        .isGreaterThan(ALLOWED);
  }

  @Test
  void charging_starts_at_every_hour_and_most_often_at_ten_in_the_evening() {
    long seed = Seed.announced("DemoPopulationTest.charging");
    DemoPopulation people = new DemoPopulation(DEVICES, seed);
    Map<Recorded, Double> hours = new LinkedHashMap<>();
    double left = 1;
    for (int hour = 0; hour < 24; hour++) {
      double share =
          switch (hour) {
            case 7 -> 0.03;
            case 8 -> 0.04;
            case 17 -> 0.05;
            case 18 -> 0.06;
            case 21 -> 0.09;
            case 22 -> 0.16;
            case 23 -> 0.15;
            default -> 0.015;
          };
      hours.put(new Recorded.Whole(hour), share);
      left -= share;
    }
    hours.put(new Recorded.Nothing(), left);
    assertThat(farthest(people, "charging-start-hour", hours)).isLessThan(ALLOWED);
  }

  @Test
  void the_metrics_of_one_device_do_not_depend_on_each_other() {
    DemoPopulation people =
        new DemoPopulation(DEVICES, Seed.announced("DemoPopulationTest.independence"));
    int overnight = 0;
    int both = 0;
    for (int device = 0; device < DEVICES; device++) {
      Recorded habit = people.recorded(device, Metrics.named("charging-habit"));
      Recorded network = people.recorded(device, Metrics.named("network-at-noon"));
      if (habit.equals(new Recorded.Word("overnight"))) {
        overnight++;
        both += network.equals(new Recorded.Word("wifi")) ? 1 : 0;
      }
    }
    double deviation = Math.sqrt(overnight * 0.55 * 0.45);
    assertThat(Math.abs(both - 0.55 * overnight)).isLessThan(ALLOWED * deviation);
  }

  @Test
  void a_device_is_a_function_of_seed_and_number_alone() {
    MetricDefinition metric = Metrics.named("charging-start-hour");
    DemoPopulation few = new DemoPopulation(10, 5);
    DemoPopulation many = new DemoPopulation(1000, 5);
    DemoPopulation other = new DemoPopulation(1000, 6);
    int differing = 0;
    for (int device = 999; device >= 0; device--) {
      Recorded recorded = many.recorded(device, metric);
      assertThat(many.recorded(device, metric)).isEqualTo(recorded);
      if (device < 10) {
        assertThat(few.recorded(device, metric)).isEqualTo(recorded);
      }
      differing += other.recorded(device, metric).equals(recorded) ? 0 : 1;
    }
    assertThat(differing).isGreaterThan(500);
  }

  @Test
  void an_empty_fleet_and_a_metric_of_another_registry_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DemoPopulation(0, 1))
        .withMessageContaining("was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DemoPopulation(1, 1).recorded(0, Metrics.habit()))
        .withMessageContaining("\"habit\"");
  }
}
