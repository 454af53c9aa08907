package dev.sotto.fleet;

import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.YesNoMetric;

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
  /// @param value   of the metric's domain
  /// @param clipped whether it had to be clipped, or was no value of the domain and became absent
  record Truth(int value, boolean clipped) {}

  /// The value that `definition` reports for this.
  default Truth under(MetricDefinition definition) {
    return switch (this) {
      case Nothing() -> new Truth(definition.absentValue(), false);
      case Whole(long value) ->
          switch (definition) {
            case RangeMetric ranges -> new Truth(ranges.valueOf(value), ranges.clips(value));
            case YesNoMetric yesNo -> new Truth(yesNo.absentValue(), true);
            case ChoiceMetric choice -> new Truth(choice.absentValue(), true);
          };
      case Word(String text) ->
          switch (definition) {
            case RangeMetric ranges -> new Truth(ranges.absentValue(), true);
            case YesNoMetric yesNo -> label(yesNo, text);
            case ChoiceMetric choice -> label(choice, text);
          };
    };
  }

  private static Truth label(MetricDefinition definition, String text) {
    int index = definition.values().indexOf(text);
    return index >= 0 ? new Truth(index, false) : new Truth(definition.absentValue(), true);
  }
}
