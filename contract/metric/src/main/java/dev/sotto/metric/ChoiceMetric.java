package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import java.util.List;

/// A metric that is one of declared labels in each window, such as a charging habit. A label that was not declared
/// counts as absent.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param keep     first or last; labels have no order to take a largest by
/// @param absent   one of the labels, or none
/// @param segments its groups
/// @param values   at least two labels, all different; 2²⁰ at most in the canonical bytes
/// @param oracle   over the labels, and one more if absence is a value of its own
public record ChoiceMetric(
    Terms terms,
    Schedule schedule,
    Keep keep,
    Absent absent,
    Segments segments,
    List<String> values,
    FrequencyOracle oracle)
    implements CategoricalMetric {
  /// Copies and indexes the labels, so that `values().indexOf` is quick, and checks them and the mechanism's domain.
  public ChoiceMetric {
    values = Labels.of(values);
    if (keep != Keep.FIRST && keep != Keep.LAST) {
      throw new IllegalArgumentException(
          "keep: " + keep.text() + " needs numbers; labels keep first or last");
    }
    if (values.size() < 2) {
      throw new IllegalArgumentException(
          "a choice needs at least two labels, has " + values.size());
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      Identifiers.requireText("label", value, Identifiers.MAX_LABEL);
      if (values.indexOf(value) != i || value.equals("none")) {
        throw new IllegalArgumentException(
            "label \"" + value + "\" stands twice or is reserved for absence");
      }
    }
    Domains.requireCovered(values.size(), absent, oracle);
  }

  @Override
  public String kind() {
    return "choice";
  }

  @Override
  public int valueOf(long held) {
    return (int) held;
  }
}
