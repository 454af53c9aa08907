package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import java.util.List;
import java.util.Objects;

/// A metric that is a whole number in each window, reported as the declared range it falls in. A number outside all
/// ranges is clipped to the nearest.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param keep     first, last, max or sum
/// @param absent   one of the ranges, or none
/// @param segments its groups
/// @param bins     the ranges
/// @param oracle   over the ranges, and one more if absence is a value of its own
public record RangeMetric(
    Terms terms,
    Schedule schedule,
    Keep keep,
    Absent absent,
    Segments segments,
    Bins bins,
    FrequencyOracle oracle)
    implements CategoricalMetric {
  /// Checks the mechanism's domain.
  public RangeMetric {
    Objects.requireNonNull(keep, "keep");
    Domains.requireCovered(bins.count(), absent, oracle);
  }

  @Override
  public String kind() {
    return "ranges";
  }

  @Override
  public boolean holdsNumbers() {
    return true;
  }

  @Override
  public boolean clips(long held) {
    return bins.clips(held);
  }

  @Override
  public List<String> values() {
    return bins.labels();
  }

  @Override
  public int valueOf(long held) {
    return bins.of(held);
  }
}
