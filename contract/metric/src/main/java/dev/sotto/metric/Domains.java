package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// What the kinds of metric have in common about their domains.
final class Domains {
  private static final String NONE = "none";

  private Domains() {}

  static List<String> labels(List<String> values, Absent absent) {
    if (absent instanceof Absent.Value) {
      return values;
    }
    return new WithAbsence(values);
  }

  /// The labels and then absence; a view, for there may be a million.
  private static final class WithAbsence extends AbstractList<String> implements RandomAccess {
    private final List<String> values;

    WithAbsence(List<String> values) {
      this.values = values;
    }

    @Override
    public String get(int index) {
      return index == values.size() ? NONE : values.get(index);
    }

    @Override
    public int size() {
      return values.size() + 1;
    }
  }

  /// Checks that the mechanism covers the domain to the value, and that the absent value is in it.
  static void requireCovered(int values, Absent absent, FrequencyOracle oracle) {
    int size = absent instanceof Absent.Value ? values : values + 1;
    if (oracle.domainSize() != size) {
      throw new IllegalArgumentException(
          "the mechanism covers " + oracle.domainSize() + " values, the metric has " + size);
    }
    if (absent instanceof Absent.Value value && value.index() >= values) {
      throw new IllegalArgumentException(
          "absent value " + value.index() + " is not among the " + values + " values");
    }
  }

  /// Checks the bounds of a number, its unit, and that one bit is sent of it.
  static void requireBounded(
      String unit, long least, long most, Absent absent, FrequencyOracle oracle) {
    Identifiers.requireText("unit", unit, Identifiers.MAX_LABEL);
    long steps = most - least;
    if (most <= least || steps < 0 || steps > NumericMetric.MOST_STEPS) {
      throw new IllegalArgumentException(
          "bounds must rise by 1 to "
              + NumericMetric.MOST_STEPS
              + ", were "
              + least
              + " and "
              + most);
    }
    if (!(absent instanceof Absent.Value value) || value.index() > steps) {
      throw new IllegalArgumentException(
          "a mean needs a number within its bounds for what is absent");
    }
    if (!(oracle instanceof KaryResponse) || oracle.domainSize() != 2) {
      throw new IllegalArgumentException("a mean is reported as one bit by k-ary response");
    }
  }
}
