package dev.sotto.metric;

import dev.sotto.entropy.RandomSource;
import java.util.OptionalLong;

/// A metric of which each report stands for one of its declared values: what comes of it are the values' shares.
public sealed interface CategoricalMetric extends MetricDefinition
    permits YesNoMetric, ChoiceMetric, RangeMetric, QuantileMetric {
  /// The value of the domain that stands for what was held at the window's end.
  int valueOf(long held);

  /// The value of the domain reported where nothing was recorded.
  default int absentValue() {
    return absent() instanceof Absent.Value value ? value.index() : oracle().domainSize() - 1;
  }

  @Override
  default int reported(OptionalLong held, RandomSource random) {
    return held.isPresent() ? valueOf(held.getAsLong()) : absentValue();
  }

  @Override
  default boolean clips(long held) {
    return false;
  }
}
