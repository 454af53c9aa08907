package dev.sotto.planner;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.NumericMetric;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.Segments;
import dev.sotto.registry.Calibration;
import dev.sotto.registry.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// What can be known of one metric before anything is collected.
///
/// @param metric the definition
/// @param groups of reports that an estimate may be made from; none if no number of devices was given
/// @param wanted what it takes to be as exact as was asked for, if that was asked for
public record Plan(MetricDefinition metric, List<Group> groups, Optional<Wanted> wanted) {
  private static final long STEP_NANOS = 10_000_000; // ε is found to the hundredth

  /// Copies the list.
  public Plan {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(wanted, "wanted");
    groups = List.copyOf(groups);
  }

  /// Reports that one estimate is made from.
  ///
  /// @param name    such as `a window`
  /// @param reports how many
  public record Group(String name, long reports) {}

  /// What a wanted exactness takes.
  ///
  /// @param devices that report in a window, at the declared ε; empty if they are more than can be counted
  /// @param epsilon of a report, for the devices given; empty if none were given, or if no ε up to the largest suffices
  public record Wanted(Optional<Long> devices, Optional<Epsilon> epsilon) {}

  /// The plan of `metric`.
  ///
  /// @param devices that report in every window, at least 1; empty if that is not known
  /// @param want    how exact its answers shall be; empty if nothing is asked for
  public static Plan of(MetricDefinition metric, Optional<Long> devices, Optional<Exactness> want) {
    return new Plan(
        metric,
        devices.map(count -> groups(metric, count)).orElse(List.of()),
        want.map(wanted -> wanted(metric, devices, wanted)));
  }

  private static List<Group> groups(MetricDefinition metric, long devices) {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group("a window", devices));
    long windows = metric.schedule().windowsPerDay();
    if (windows > 1) {
      groups.add(
          new Group("a day of " + windows + " windows", Math.multiplyExact(devices, windows)));
    }
    Segments segments = metric.segments();
    if (segments.count() > 1 && devices >= segments.count()) {
      groups.add(
          new Group(
              "one of " + segments.count() + " segments of equal size",
              devices / segments.count()));
    }
    return groups;
  }

  private static Wanted wanted(MetricDefinition metric, Optional<Long> devices, Exactness want) {
    List<OptionalLong> each =
        Precision.of(metric).stream()
            .map(one -> one.reportsFor(want.share() * one.span()))
            .toList();
    Optional<Long> needed =
        each.stream().anyMatch(OptionalLong::isEmpty)
            ? Optional.empty()
            : each.stream().map(OptionalLong::getAsLong).max(Long::compare);
    return new Wanted(needed, devices.flatMap(count -> epsilonFor(metric, count, want)));
  }

  /// The least ε at which `devices` reports are as exact as wanted.
  private static Optional<Epsilon> epsilonFor(
      MetricDefinition metric, long devices, Exactness want) {
    LongFunction<List<Precision>> at = steps -> withEpsilon(metric, epsilon(steps));
    long low = 0; // not enough
    long high = Calibration.MAX_EPSILON.nanos() / STEP_NANOS; // enough, if any is
    if (!suffices(at.apply(high), devices, want)) {
      return Optional.empty();
    }
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (suffices(at.apply(middle), devices, want)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Optional.of(epsilon(high));
  }

  private static Epsilon epsilon(long steps) {
    return new Epsilon(steps * STEP_NANOS);
  }

  private static boolean suffices(List<Precision> precisions, long devices, Exactness want) {
    return precisions.stream().allMatch(one -> want.isReached(one, devices));
  }

  /// The precision that the metric would have if it declared `epsilon` and left the mechanism to the compiler.
  private static List<Precision> withEpsilon(MetricDefinition metric, Epsilon epsilon) {
    Mechanism mechanism =
        switch (metric) {
          case NumericMetric _ -> Mechanism.K_ARY;
          case QuantileMetric _ -> Mechanism.UNARY;
          case CategoricalMetric _ -> Mechanism.AUTO;
        };
    return Precision.of(
        metric, Calibration.calibrate(mechanism, metric.oracle().domainSize(), epsilon));
  }
}
