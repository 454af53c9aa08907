package dev.sotto.estimate;

import java.util.List;

/// What the reports say of a distribution function at each of a row of points, first to last.
///
/// @param shares   estimates of the share below each point among those that have a value; raw, so neither clipped nor
///                 made to rise
/// @param band     intervals that hold at all points at once with 95 %; they rise from point to point and lie in `[0, 1]`
public record CumulativeEstimate(List<Double> shares, List<Interval> band) {
  /// Copies the lists.
  public CumulativeEstimate {
    shares = List.copyOf(shares);
    band = List.copyOf(band);
  }
}
