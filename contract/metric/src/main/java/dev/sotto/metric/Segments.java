package dev.sotto.metric;

import java.util.List;
import java.util.Map;

/// The coarse groups that a metric's devices are divided into, such as release and model. A report carries one
/// number for all dimensions; in each, what was not declared is `other`.
///
/// @param dimensions at most three; empty if the metric is not divided
public record Segments(List<Dimension> dimensions) {
  /// How the devices of no declared value are called.
  public static final String OTHER = "other";

  /// The most dimensions.
  public static final int MAX_DIMENSIONS = 3;

  /// The most values of a dimension, `other` not among them.
  public static final int MAX_VALUES = 3;

  /// No division: every device is in segment 0.
  public static final Segments NONE = new Segments(List.of());

  /// Copies and checks the list.
  public Segments {
    dimensions = List.copyOf(dimensions);
    if (dimensions.size() > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          dimensions.size() + " segment dimensions, at most " + MAX_DIMENSIONS + " are allowed");
    }
    if (dimensions.stream().map(Dimension::name).distinct().count() < dimensions.size()) {
      throw new IllegalArgumentException("two segment dimensions have the same name");
    }
  }

  /// One dimension of segments.
  ///
  /// @param name   such as `release`
  /// @param values one to three, in declared order; `other` is implied
  public record Dimension(String name, List<String> values) {
    /// Copies and checks the values.
    public Dimension {
      Identifiers.require("segment dimension", name, Identifiers.MAX_NAME);
      values = List.copyOf(values);
      if (values.isEmpty() || values.size() > MAX_VALUES) {
        throw new IllegalArgumentException(
            "segment \""
                + name
                + "\" has "
                + values.size()
                + " values, 1 to "
                + MAX_VALUES
                + " are allowed");
      }
      for (String value : values) {
        Identifiers.requireText("value of segment \"" + name + "\"", value, Identifiers.MAX_LABEL);
      }
      if (values.contains(OTHER) || values.stream().distinct().count() < values.size()) {
        throw new IllegalArgumentException(
            "values of segment \""
                + name
                + "\" must differ and must not be \"other\", which is implied");
      }
    }

    private int indexOf(String value) {
      int index = values.indexOf(value);
      return index < 0 ? values.size() : index;
    }
  }

  /// Number of segments: the product of each dimension's values and its `other`.
  public int count() {
    int count = 1;
    for (Dimension dimension : dimensions) {
      count *= dimension.values().size() + 1;
    }
    return count;
  }

  /// The segment of a device that says `values` of itself.
  public int indexOf(Map<String, String> values) {
    int index = 0;
    for (Dimension dimension : dimensions) {
      int own = dimension.indexOf(values.getOrDefault(dimension.name(), OTHER));
      index = index * (dimension.values().size() + 1) + own;
    }
    return index;
  }

  /// The segment in words, such as `release 2.1, model other`; `all` if there are no dimensions.
  ///
  /// @throws IndexOutOfBoundsException if `segment` is not in `[0, count())`
  public String label(int segment) {
    if (segment < 0 || segment >= count()) {
      throw new IndexOutOfBoundsException("segment " + segment + " of " + count());
    }
    StringBuilder label = new StringBuilder();
    int rest = segment;
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      Dimension dimension = dimensions.get(i);
      int own = rest % (dimension.values().size() + 1);
      rest /= dimension.values().size() + 1;
      String value = own == dimension.values().size() ? OTHER : dimension.values().get(own);
      label.insert(0, dimension.name() + " " + value + (label.length() == 0 ? "" : ", "));
    }
    return label.length() == 0 ? "all" : label.toString();
  }
}
