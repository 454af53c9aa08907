package dev.sotto.fleet;

import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.NumericMetric;

/// What a simulated device records for one metric in the window, if anything.
public sealed interface Recorded {
  /// Nothing is recorded.
  record Nothing() implements Recorded {}

  /// A word: a label, or `yes` or `no`.
  ///
  /// @param text as it stands in the data
  record Word(String text) implements Recorded {}

  /// A whole number.
  ///
  /// @param value in the metric's unit
  record Whole(long value) implements Recorded {}

  /// What the metric makes of a recorded value by its declared rules: the truth to hold an estimate against.
  ///
  /// @param value   the number of a numeric metric; of a categorical one the value of its domain
  /// @param clipped whether it had to be clipped, or was no value of the domain and became absent
  record Truth(long value, boolean clipped) {}

  /// The value that `definition` reports for this.
  default Truth under(MetricDefinition definition) {
    return switch (this) {
      case Nothing() -> absent(definition, false);
      case Whole(long value) ->
          switch (definition) {
            case NumericMetric numeric -> new Truth(numeric.clipped(value), numeric.clips(value));
            case CategoricalMetric bins when bins.holdsNumbers() ->
                new Truth(bins.valueOf(value), bins.clips(value));
            case CategoricalMetric labels -> absent(labels, true);
          };
      case Word(String text) ->
          definition.holdsNumbers() ? absent(definition, true) : label(definition, text);
    };
  }

  private static Truth absent(MetricDefinition definition, boolean clipped) {
    return switch (definition) {
      case NumericMetric numeric -> new Truth(numeric.absentNumber(), clipped);
      case CategoricalMetric categorical -> new Truth(categorical.absentValue(), clipped);
    };
  }

  private static Truth label(MetricDefinition definition, String text) {
    int index = definition.values().indexOf(text);
    return index >= 0 ? new Truth(index, false) : absent(definition, true);
  }
}
