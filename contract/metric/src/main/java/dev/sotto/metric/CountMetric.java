package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;

/// A metric that counts: what is recorded within a window is added up, at most to the declared bound, and nothing
/// recorded is 0. Learnt are the mean per device and so the total over the devices that reported.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param segments its groups
/// @param unit     of what is counted, such as `photos`
/// @param most     the most that one device counts for in a window, at least 1 and at most [NumericMetric#MOST_STEPS]
/// @param oracle   k-ary response over two values
public record CountMetric(
    Terms terms,
    Schedule schedule,
    Segments segments,
    String unit,
    long most,
    FrequencyOracle oracle)
    implements NumericMetric {
  private static final Absent NOTHING = new Absent.Value(0);

  /// Checks the bound and the mechanism.
  public CountMetric {
    Domains.requireBounded(unit, 0, most, NOTHING, oracle);
  }

  @Override
  public String kind() {
    return "count";
  }

  @Override
  public Keep keep() {
    return Keep.SUM;
  }

  @Override
  public Absent absent() {
    return NOTHING;
  }

  @Override
  public long least() {
    return 0;
  }

  @Override
  public long absentNumber() {
    return 0;
  }
}
