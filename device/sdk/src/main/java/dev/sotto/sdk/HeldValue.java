package dev.sotto.sdk;

import dev.sotto.metric.Bins;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.NumericMetric;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A value that was recorded in a window not closed yet: the truth, as only the person who holds the device may see it.
/// It leaves this object by [#value()] alone; [#toString()] does not have it, since that may end in a log.
///
/// @param metric      under whose name it was recorded
/// @param description of the metric, one line for people
/// @param purpose     under which it is held
/// @param from        first instant of the window
/// @param to          first instant after it; the value is deleted at the first run from then on
/// @param value       in the metric's own words, such as `yes` or `37 minutes`
public record HeldValue(
    MetricName metric,
    String description,
    Purpose purpose,
    Instant from,
    Instant to,
    String value) {
  /// Refuses null.
  public HeldValue {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(value, "value");
  }

  static HeldValue of(MetricDefinition definition, WindowNumber window, long held) {
    return new HeldValue(
        definition.name(),
        definition.terms().description(),
        definition.terms().purpose(),
        definition.schedule().startOf(window),
        definition.schedule().endOf(window),
        words(definition, held));
  }

  /// A number in its unit and what becomes of it, or the label of the value whose index is held.
  private static String words(MetricDefinition definition, long held) {
    if (definition instanceof RangeMetric ranges) {
      return words(ranges.bins(), held);
    }
    if (definition instanceof QuantileMetric quantiles) {
      return words(quantiles.bins(), held);
    }
    if (definition instanceof NumericMetric number) {
      String bounds = number.least() + " or " + number.most() + " " + number.unit();
      return held + " " + number.unit() + ", which is randomized as " + bounds;
    }
    List<String> labels = definition.values();
    return held < labels.size() ? labels.get((int) held) : "none";
  }

  private static String words(Bins bins, long held) {
    String bin = bins.labels().get(bins.of(held));
    return held + " " + bins.unit() + ", which is randomized as \"" + bin + "\"";
  }

  @Override
  public String toString() {
    return "a value of " + metric + " in the window from " + from + " to " + to;
  }
}
