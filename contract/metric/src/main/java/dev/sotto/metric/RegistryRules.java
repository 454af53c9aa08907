package dev.sotto.metric;

import dev.sotto.guarantee.Epsilon;
import java.time.Duration;
import java.util.List;

/// What the metrics of a [Registry] must keep to: its caps, and times that fit together.
final class RegistryRules {
  private RegistryRules() {}

  static void require(Caps caps, boolean debug, List<Metric> metrics) {
    Epsilon day = Epsilon.ZERO;
    for (Metric metric : metrics) {
      requireWithin(caps, debug, metric.definition());
      day = day.plus(Registry.perDeviceDay(metric.definition()));
    }
    if (day.compareTo(caps.perDeviceDay()) > 0) {
      throw new IllegalArgumentException(
          "all metrics together spend " + day + " a device-day, the cap is " + caps.perDeviceDay());
    }
  }

  private static void requireWithin(Caps caps, boolean debug, MetricDefinition metric) {
    requireWithin(caps, metric);
    if (!metric.oracle().largestRatio().isWithin(metric.terms().epsilon())) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" declares "
              + metric.terms().epsilon()
              + ", its thresholds give more");
    }
    requireTimes(debug, metric);
  }

  private static void requireWithin(Caps caps, MetricDefinition metric) {
    Epsilon epsilon = metric.terms().epsilon();
    if (epsilon.compareTo(caps.perReport()) > 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" spends "
              + epsilon
              + " a report, the cap is "
              + caps.perReport());
    }
    if (epsilon.compareTo(caps.perLife()) > 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" spends "
              + epsilon
              + " a report, the cap over its life is "
              + caps.perLife());
    }
    long windows = metric.schedule().windowsPerDay();
    if (epsilon.nanos() > caps.perDeviceDay().nanos() / windows) { // a product could overflow
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" spends "
              + epsilon
              + " in each of "
              + windows
              + " windows a day, the cap a device-day is "
              + caps.perDeviceDay());
    }
  }

  private static void requireTimes(boolean debug, MetricDefinition metric) {
    Duration counted = metric.schedule().counted();
    if (Duration.ofDays(metric.terms().retentionDays()).compareTo(counted) < 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" keeps counts for "
              + metric.terms().retentionDays()
              + " days after a window and counts reports for "
              + counted
              + " after it; what is counted late would be dropped at once");
    }
    if (!debug && metric.schedule().window().compareTo(Registry.SHORTEST_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" has a window of "
              + metric.schedule().window()
              + "; under PT1H only a debug registry may");
    }
  }
}
