package dev.sotto.estimate;

import dev.sotto.ldp.UnaryEncoding;
import java.util.ArrayList;
import java.util.List;

/// From unary reports over m ordered bins and one last value, absence, to the distribution function of the devices that
/// have a value: `F(j)`, the share of them in the first j bins.
///
/// With the estimates f̂ of each bin, `A = f̂₁ + … + f̂ⱼ` and `V = f̂₁ + … + f̂ₘ`, `F̂ = A / V`. Since the noise of V moves
/// F̂ too, the interval is Fieller's: it holds each φ for which `A − φV`, whose mean is 0 if φ is true, is within z
/// standard deviations of 0. Given the devices' values the bits of a report are independent, and so are the f̂; the
/// variance at φ is thus
///
/// `((1 − φ)² (j b + φ(a − b)) + φ² ((m − j) b + (1 − φ)(a − b))) / (n (p − q)²)`, `a = p(1 − p)`, `b = q(1 − q)`,
///
/// at most, namely if no value is absent. z is such that all m − 1 points fail together with at most 5 % (Bonferroni).
/// As F rises, the band may be made to rise without losing anything.
///
/// Source: Fieller, J. R. Statist. Soc. B 16, 1954; variances, [FrequencyEstimator].
public final class CumulativeEstimator {
  private static final int HALVINGS = 60;

  private final int bins;
  private final double p;
  private final double q;
  private final double z;

  /// The estimator for reports of `oracle`, whose last value is absence.
  ///
  /// @throws IllegalArgumentException if it has fewer than two bins besides
  public CumulativeEstimator(UnaryEncoding oracle) {
    this(
        oracle,
        NormalDistribution.upper(FrequencyEstimator.TAIL / Math.max(1, oracle.domainSize() - 2)));
  }

  /// @param z how many standard deviations a point may be off
  CumulativeEstimator(UnaryEncoding oracle, double z) {
    bins = oracle.domainSize() - 1;
    if (bins < 2) {
      throw new IllegalArgumentException("a distribution needs two bins and absence, has " + bins);
    }
    this.z = z;
    Odds odds = Odds.of(oracle);
    p = odds.p();
    q = odds.q();
  }

  /// Estimates the distribution function after each bin but the last, where it is 1.
  ///
  /// @param supports of each bin and of absence
  /// @param reports  at least 1
  public CumulativeEstimate estimate(long[] supports, long reports) {
    if (supports.length != bins + 1 || reports < 1) {
      throw new IllegalArgumentException(
          supports.length + " supports of " + reports + " reports for " + bins + " bins");
    }
    double[] below = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      below[i + 1] = below[i] + ((double) supports[i] / reports - q) / (p - q);
    }
    double all = below[bins];
    List<Double> shares = new ArrayList<>();
    List<Interval> points = new ArrayList<>();
    for (int j = 1; j < bins; j++) {
      shares.add(all == 0 ? 0.5 : below[j] / all);
      points.add(accepted(below[j], all, j, reports));
    }
    return new CumulativeEstimate(shares, rising(points));
  }

  /// The hull of the φ in `[0, 1]` that the test accepts; where it accepts none, the φ that comes nearest.
  private Interval accepted(double below, double all, int j, long reports) {
    double best = best(below, all, j, reports);
    if (rejects(below, all, j, reports, best)) {
      return new Interval(best, best);
    }
    double low = rejects(below, all, j, reports, 0) ? turn(below, all, j, reports, 0, best) : 0;
    double high = rejects(below, all, j, reports, 1) ? turn(below, all, j, reports, 1, best) : 1;
    return new Interval(low, high);
  }

  /// A φ that is accepted if any is: F̂ where it is a share, otherwise the end that is less implausible.
  private double best(double below, double all, int j, long reports) {
    double ratio = below / all;
    if (ratio >= 0 && ratio <= 1) {
      return ratio;
    }
    double atNought = below * below / variance(0, j, reports);
    double atOne = (below - all) * (below - all) / variance(1, j, reports);
    return atNought <= atOne ? 0 : 1;
  }

  private boolean rejects(double below, double all, int j, long reports, double share) {
    double deviation = below - share * all;
    return deviation * deviation > z * z * variance(share, j, reports);
  }

  double variance(double share, int j, long reports) {
    double a = p * (1 - p);
    double b = q * (1 - q);
    double under = (1 - share) * (1 - share) * (j * b + share * (a - b));
    double over = share * share * ((bins - j) * b + (1 - share) * (a - b));
    return (under + over) / (reports * (p - q) * (p - q));
  }

  /// Where the test turns from rejecting, at `from`, to accepting, at `to`; on the rejecting side.
  private double turn(double below, double all, int j, long reports, double from, double to) {
    double rejected = from;
    double accepted = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (rejected + accepted) / 2;
      if (rejects(below, all, j, reports, middle)) {
        rejected = middle;
      } else {
        accepted = middle;
      }
    }
    return rejected;
  }

  private static List<Interval> rising(List<Interval> points) {
    double[] low = new double[points.size()];
    double[] high = new double[points.size()];
    double least = 0;
    for (int i = 0; i < low.length; i++) {
      least = Math.max(least, points.get(i).low());
      low[i] = least;
    }
    double most = 1;
    for (int i = high.length - 1; i >= 0; i--) {
      most = Math.min(most, points.get(i).high());
      high[i] = most;
    }
    List<Interval> band = new ArrayList<>();
    for (int i = 0; i < low.length; i++) {
      // two points that contradict each other happen where the band fails anyway
      band.add(new Interval(Math.min(low[i], high[i]), Math.max(low[i], high[i])));
    }
    return band;
  }
}
