package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import java.util.List;

/// A metric that is yes or no in each window, such as "crashed today". Value 0 is `no`, 1 is `yes`.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param keep     first, last or max (yes, if ever yes)
/// @param absent   `no`, `yes` or none
/// @param segments its groups
/// @param oracle   over two values, or three if absence is a value of its own
public record YesNoMetric(
    Terms terms,
    Schedule schedule,
    Keep keep,
    Absent absent,
    Segments segments,
    FrequencyOracle oracle)
    implements CategoricalMetric {
  /// The two values.
  public static final List<String> VALUES = List.of("no", "yes");

  /// Checks the mechanism's domain; refuses a sum.
  public YesNoMetric {
    if (keep == Keep.SUM) {
      throw new IllegalArgumentException(
          "keep: sum needs numbers; a yes-no metric keeps first, last or max");
    }
    Domains.requireCovered(VALUES.size(), absent, oracle);
  }

  @Override
  public String kind() {
    return "yes-no";
  }

  @Override
  public List<String> values() {
    return VALUES;
  }

  @Override
  public int valueOf(long held) {
    return (int) held;
  }
}
