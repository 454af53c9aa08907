package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import java.util.ArrayList;
import java.util.List;

/// What the kinds of metric have in common about their domains.
final class Domains {
  private static final String NONE = "none";

  private Domains() {}

  static List<String> labels(List<String> values, Absent absent) {
    if (absent instanceof Absent.Value) {
      return values;
    }
    List<String> labels = new ArrayList<>(values);
    labels.add(NONE);
    return List.copyOf(labels);
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
}
