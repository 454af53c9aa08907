package dev.sotto.metric;

import dev.sotto.entropy.RandomSource;
import java.util.List;
import java.util.OptionalLong;

/// A metric that is a whole number within declared bounds, of which only the mean over the devices can be learnt. The
/// device rounds its number to one of the two bounds at random, so that on average nothing is lost, and sends that one
/// bit by randomized response.
///
/// The number of a device in which nothing was recorded is declared too, as how far it lies above the least.
///
/// Source: Duchi, Jordan, Wainwright, JASA 113, 2018, section 4.2 with one dimension, and Ding, Kulkarni, Yekhanin,
/// NeurIPS 2017, section 2.
public sealed interface NumericMetric extends MetricDefinition permits MeanMetric, CountMetric {
  /// The most steps between the bounds, so that rounding is exact.
  long MOST_STEPS = Integer.MAX_VALUE;

  /// The unit of the numbers, such as `minutes`.
  String unit();

  /// The least number; smaller ones are reported as it.
  long least();

  /// The greatest number; greater ones are reported as it.
  long most();

  /// The number that stands for a device in which nothing was recorded.
  long absentNumber();

  /// The number within the bounds that is nearest to `number`.
  default long clipped(long number) {
    return Math.max(least(), Math.min(most(), number));
  }

  @Override
  default boolean holdsNumbers() {
    return true;
  }

  @Override
  default boolean clips(long held) {
    return held < least() || held > most();
  }

  /// 1, for the greatest number, with probability `(x − least) / (most − least)`; 0 otherwise. Exact.
  @Override
  default int reported(OptionalLong held, RandomSource random) {
    long number = held.isPresent() ? clipped(held.getAsLong()) : absentNumber();
    int steps = (int) (most() - least());
    return random.uniform(steps) < number - least() ? 1 : 0;
  }

  @Override
  default List<String> values() {
    return List.of(least() + " " + unit(), most() + " " + unit());
  }
}
