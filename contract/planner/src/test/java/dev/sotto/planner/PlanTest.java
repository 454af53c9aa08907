package dev.sotto.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.samples.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final Exactness ONE_PERCENT = new Exactness(0.01);

  static List<MetricDefinition> metrics() {
    return List.of(Samples.crashed(), Samples.charging(), Samples.screenTime());
  }

  @Test
  void nothing_is_planned_where_nothing_is_asked() {
    Plan plan = Plan.of(Samples.crashed(), Optional.empty(), Optional.empty());
    assertThat(plan.groups()).isEmpty();
    assertThat(plan.wanted()).isEmpty();
  }

  @Test
  void the_groups_are_a_window_a_day_and_a_segment() {
    assertThat(Plan.of(Samples.crashed(), Optional.of(10_000L), Optional.empty()).groups())
        .containsExactly(
            new Plan.Group("a window", 10_000),
            new Plan.Group("one of 3 segments of equal size", 3_333));
    assertThat(Plan.of(Samples.screenTime(), Optional.of(500L), Optional.empty()).groups())
        .containsExactly(
            new Plan.Group("a window", 500), new Plan.Group("a day of 24 windows", 12_000));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void the_devices_that_are_needed_suffice_and_one_less_does_not(MetricDefinition metric) {
    Plan.Wanted wanted =
        Plan.of(metric, Optional.empty(), Optional.of(ONE_PERCENT)).wanted().orElseThrow();
    long devices = wanted.devices().orElseThrow();
    assertThat(widest(metric, devices)).isLessThanOrEqualTo(0.01);
    assertThat(widest(metric, devices - 1)).isGreaterThan(0.01);
    assertThat(wanted.epsilon()).isEmpty();
  }

  /// For yes and no the standard error is √E / (E − 1) / √n.
  @Test
  void the_epsilon_that_is_needed_suffices_and_a_hundredth_less_does_not() {
    YesNoMetric metric = Samples.crashed();
    Epsilon epsilon =
        Plan.of(metric, Optional.of(20_000L), Optional.of(ONE_PERCENT))
            .wanted()
            .flatMap(Plan.Wanted::epsilon)
            .orElseThrow();
    double declared = epsilon.nanos() / 1e9;
    assertThat(halfWidth(declared, 20_000)).isLessThanOrEqualTo(0.01);
    assertThat(halfWidth(declared - 0.01, 20_000)).isGreaterThan(0.01);
    assertThat(declared * 100).isEqualTo(Math.rint(declared * 100), within(1e-9));
  }

  private static double halfWidth(double epsilon, long devices) {
    double e = Math.exp(epsilon);
    return 1.959963984540054 * Math.sqrt(e) / (e - 1) / Math.sqrt((double) devices);
  }

  private static double widest(MetricDefinition metric, long devices) {
    return Precision.of(metric).stream()
        .mapToDouble(one -> one.halfWidth(devices) / one.span())
        .max()
        .orElseThrow();
  }

  @Test
  void where_no_epsilon_is_enough_none_is_named() {
    Plan.Wanted wanted =
        Plan.of(Samples.crashed(), Optional.of(1L), Optional.of(new Exactness(1e-9)))
            .wanted()
            .orElseThrow();
    assertThat(wanted.epsilon()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 0.5, 1, Double.NaN})
  void what_is_no_exactness_is_refused(double share) {
    assertThat(Exactness.isPossible(share)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exactness(share))
        .withMessageContaining("was " + share);
  }
}
