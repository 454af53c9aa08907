package dev.sotto.release;

import java.util.ArrayList;
import java.util.List;

/// Inverts a distribution function that is known at the edges of bins. Where noise makes it fall, the estimate is first
/// made to rise, as near to the raw one in squares as can be (pool adjacent violators).
///
/// Source: Ayer, Brunk, Ewing, Reid, Silverman, Ann. Math. Statist. 26, 1955.
final class Quantiles {
  private final List<Long> edges;
  private final List<Numbers.CumulativePoint> points;
  private final double[] rising;

  /// @param edges  of the bins, strictly rising
  /// @param points at each edge but the first and the last, where the function is 0 and 1
  Quantiles(List<Long> edges, List<Numbers.CumulativePoint> points) {
    this.edges = edges;
    this.points = points;
    rising = rising(points);
  }

  List<Numbers.Quantile> of(List<Integer> perMille) {
    return perMille.stream().map(this::quantile).toList();
  }

  private Numbers.Quantile quantile(int perMille) {
    double share = perMille / 1000.0;
    int bin = 0;
    while (bin < rising.length - 2 && rising[bin + 1] < share) {
      bin++;
    }
    double step = rising[bin + 1] - rising[bin];
    double part = step <= 0 ? 0.5 : Math.min(1, Math.max(0, (share - rising[bin]) / step));
    double estimate = edges.get(bin) + part * (edges.get(bin + 1) - edges.get(bin));
    return new Numbers.Quantile(perMille, estimate, low(share), high(share));
  }

  /// The last edge below which surely less than `share` lies.
  private long low(double share) {
    long low = edges.getFirst();
    for (Numbers.CumulativePoint point : points) {
      if (point.high() < share) {
        low = point.below();
      }
    }
    return low;
  }

  /// The first edge below which surely `share` lies.
  private long high(double share) {
    for (Numbers.CumulativePoint point : points) {
      if (point.low() >= share) {
        return point.below();
      }
    }
    return edges.getLast();
  }

  /// The function at all edges, from 0 to 1.
  private static double[] rising(List<Numbers.CumulativePoint> points) {
    List<double[]> blocks = new ArrayList<>(); // mean and length
    for (Numbers.CumulativePoint point : points) {
      double mean = Math.min(1, Math.max(0, point.estimate()));
      double length = 1;
      while (!blocks.isEmpty() && blocks.getLast()[0] >= mean) {
        double[] last = blocks.removeLast();
        mean = (mean * length + last[0] * last[1]) / (length + last[1]);
        length += last[1];
      }
      blocks.add(new double[] {mean, length});
    }
    double[] rising = new double[points.size() + 2];
    int next = 1;
    for (double[] block : blocks) {
      for (int i = 0; i < block[1]; i++) {
        rising[next] = block[0];
        next++;
      }
    }
    rising[next] = 1;
    return rising;
  }
}
