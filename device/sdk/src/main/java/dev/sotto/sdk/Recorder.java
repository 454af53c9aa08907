package dev.sotto.sdk;

import dev.sotto.metric.MetricDefinition;
import java.util.function.Function;

/// What a typed handle of one metric hands a value to.
interface Recorder {
  void record(Function<MetricDefinition, Value> value);

  /// A value as the open window holds it.
  ///
  /// @param held    number or index
  /// @param usable  false if the metric is of another kind than the handle
  /// @param outside whether it had to be clipped or made absent
  record Value(long held, boolean usable, boolean outside) {
    static final Value WRONG_KIND = new Value(0, false, false);

    static Value inDomain(long held) {
      return new Value(held, true, false);
    }

    static Value outside(long held) {
      return new Value(held, true, true);
    }
  }
}
