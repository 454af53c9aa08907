package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import java.util.Objects;

/// A metric of which the mean of a bounded number is learnt, such as minutes of use.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param keep     first, last, max or sum
/// @param absent   how far the number of a silent window lies above `least`
/// @param segments its groups
/// @param unit     of the numbers, such as `minutes`
/// @param least    the least number
/// @param most     the greatest; above `least` by at most [NumericMetric#MOST_STEPS]
/// @param oracle   k-ary response over two values
public record MeanMetric(
    Terms terms,
    Schedule schedule,
    Keep keep,
    Absent absent,
    Segments segments,
    String unit,
    long least,
    long most,
    FrequencyOracle oracle)
    implements NumericMetric {
  /// Checks the bounds and the mechanism.
  public MeanMetric {
    Objects.requireNonNull(keep, "keep");
    Domains.requireBounded(unit, least, most, absent, oracle);
  }

  @Override
  public String kind() {
    return "mean";
  }

  @Override
  public long absentNumber() {
    return absent instanceof Absent.Value value ? least + value.index() : least;
  }
}
