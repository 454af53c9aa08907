package dev.sotto.metric;

import java.util.ArrayList;
import java.util.List;

/// Ranges that whole numbers fall into. A number outside all of them counts in the nearest.
///
/// @param unit  of the numbers, such as `percent`
/// @param edges strictly rising, at least three; bin i holds the whole numbers `edges[i] ≤ x < edges[i + 1]`
public record Bins(String unit, List<Long> edges) {
  /// Copies the edges and checks them.
  public Bins {
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
  }

  /// Number of bins.
  public int count() {
    return edges.size() - 1;
  }

  /// The bin that `number` counts in.
  public int of(long number) {
    int bin = 0;
    while (bin < count() - 1 && number >= edges.get(bin + 1)) {
      bin++;
    }
    return bin;
  }

  /// Whether `number` lies outside all bins.
  public boolean clips(long number) {
    return number < edges.get(0) || number >= edges.get(edges.size() - 1);
  }

  /// Each bin by its first and last number.
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      long first = edges.get(i);
      long last = edges.get(i + 1) - 1;
      labels.add(first == last ? Long.toString(first) : first + " to " + last);
    }
    return List.copyOf(labels);
  }
}
