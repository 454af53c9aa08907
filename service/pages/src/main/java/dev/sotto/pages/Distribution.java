package dev.sotto.pages;

import java.util.List;
import java.util.Objects;

/// How a number is distributed over bins, as far as it is known.
///
/// @param edges     of the bins, strictly rising, one more than there are bins
/// @param bins      share of each bin
/// @param absent    share of the devices without a value
/// @param below     share of the devices with a value that lie below each inner edge; their band holds them all at once
/// @param quantiles to be marked
public record Distribution(
    List<Long> edges,
    List<Reading> bins,
    Reading absent,
    List<Reading> below,
    List<Quantile> quantiles) {
  /// Copies the lists and checks that they fit together.
  public Distribution {
    edges = List.copyOf(edges);
    bins = List.copyOf(bins);
    below = List.copyOf(below);
    quantiles = List.copyOf(quantiles);
    Objects.requireNonNull(absent, "absent");
    if (bins.isEmpty() || edges.size() != bins.size() + 1 || below.size() != bins.size() - 1) {
      throw new IllegalArgumentException(
          bins.size()
              + " bins have one edge more and one inner edge less; there are "
              + edges.size()
              + " edges and "
              + below.size()
              + " inner ones");
    }
    for (int i = 1; i < edges.size(); i++) {
      if (edges.get(i) <= edges.get(i - 1)) {
        throw new IllegalArgumentException(
            "edges must rise, but " + edges.get(i) + " follows " + edges.get(i - 1));
      }
    }
  }

  /// A number below which a share of the devices with a value lies.
  ///
  /// @param perMille the share in thousandths: 500 is the median
  /// @param reading  the number
  public record Quantile(int perMille, Reading reading) {
    /// Checks the share.
    public Quantile {
      Objects.requireNonNull(reading, "reading");
      if (perMille < 0 || perMille > 1000) {
        throw new IllegalArgumentException("a share of " + perMille + " thousandths is none");
      }
    }
  }
}
