package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import java.util.ArrayList;
import java.util.List;

/// A metric that is a whole number in each window, reported as the declared range it falls in. A number outside all
/// ranges is clipped to the nearest.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param keep     first, last, max or sum
/// @param absent   one of the ranges, or none
/// @param segments its groups
/// @param unit     of the numbers, such as `percent`
/// @param edges    strictly rising; range i holds the whole numbers `edges[i] ≤ x < edges[i + 1]`
/// @param oracle   over the ranges, and one more if absence is a value of its own
public record RangeMetric(
    Terms terms,
    Schedule schedule,
    Keep keep,
    Absent absent,
    Segments segments,
    String unit,
    List<Long> edges,
    FrequencyOracle oracle)
    implements MetricDefinition {
  /// Copies the edges and checks them and the mechanism's domain.
  public RangeMetric {
    edges = List.copyOf(edges);
    Identifiers.requireText("unit", unit, Identifiers.MAX_LABEL);
    if (edges.size() < 3) {
      throw new IllegalArgumentException(
          "two ranges need at least three edges, there are " + edges.size());
    }
    for (int i = 1; i < edges.size(); i++) {
      if (edges.get(i) <= edges.get(i - 1)) {
        throw new IllegalArgumentException(
            "edges must rise, but " + edges.get(i) + " follows " + edges.get(i - 1));
      }
    }
    Domains.requireCovered(edges.size() - 1, absent, oracle);
  }

  @Override
  public String kind() {
    return "ranges";
  }

  /// Whether `number` lies outside all ranges.
  public boolean clips(long number) {
    return number < edges.get(0) || number >= edges.get(edges.size() - 1);
  }

  @Override
  public List<String> values() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i++) {
      long first = edges.get(i);
      long last = edges.get(i + 1) - 1;
      labels.add(first == last ? Long.toString(first) : first + " to " + last);
    }
    return List.copyOf(labels);
  }

  @Override
  public int valueOf(long held) {
    int range = 0;
    while (range < edges.size() - 2 && held >= edges.get(range + 1)) {
      range++;
    }
    return range;
  }
}
