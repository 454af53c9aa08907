package dev.sotto.estimate;

import dev.sotto.ldp.KaryResponse;
import java.util.function.DoublePredicate;

/// From one-bit reports to a mean. Each device rounds its value x in `[0, 1]` to 1 with probability x, to 0 otherwise,
/// and sends that bit by randomized response, which keeps it with probability p. A report is then 1 with probability
/// `(1 − p) + x (2p − 1)`, so that with a share B of ones among n reports `(B − (1 − p)) / (2p − 1)` is unbiased.
///
/// With b the expected share of ones, the variance of B given the values is `(b − mean(bᵢ²)) / n`, at most
/// `b (1 − b) / n`, that of n equal coins. The interval is Wilson's for equal coins where the least `n b (1 − b)` is 60
/// or more, from which it covers with at least 94 % at every b (from 10 it would be 93 %: `MeanCoverageTest`), and Clopper
/// and Pearson's below; both are wider than they need be as far as the values differ.
///
/// Source: mechanism, Duchi, Jordan, Wainwright, JASA 113, 2018, section 4.2 with one dimension, and Ding, Kulkarni,
/// Yekhanin, NeurIPS 2017, section 2; intervals, Wilson, JASA 22, 1927, and Clopper and Pearson, Biometrika 26, 1934;
/// that unequal coins have lighter tails than equal ones: Hoeffding, Ann. Math. Statist. 27, 1956, theorem 4.
public final class MeanEstimator {
  private static final double LEAST_VARIANCE_FOR_WILSON = 60;
  private static final double Z = NormalDistribution.upper(FrequencyEstimator.TAIL);
  private static final int HALVINGS = 60;

  private final double keep;

  /// The estimator for reports of `oracle`.
  ///
  /// @throws IllegalArgumentException if it has more than two values
  public MeanEstimator(KaryResponse oracle) {
    if (oracle.domainSize() != 2) {
      throw new IllegalArgumentException(
          "a mean is estimated from one bit a report, this mechanism has "
              + oracle.domainSize()
              + " values");
    }
    keep = Odds.of(oracle).p();
  }

  /// Estimates the mean.
  ///
  /// @param ones    in `[0, reports]`
  /// @param reports at least 1
  public MeanEstimate estimate(long ones, long reports) {
    if (reports < 1 || ones < 0 || ones > reports) {
      throw new IllegalArgumentException(
          ones + " ones among " + reports + " reports is not possible");
    }
    double share = (double) ones / reports;
    double plausible = Math.min(keep, Math.max(1 - keep, share));
    double deviation = Math.sqrt(plausible * (1 - plausible) / reports);
    Interval bits = usesWilson(reports) ? wilson(share, reports) : exact(ones, reports);
    return new MeanEstimate(
        mean(share), deviation / (2 * keep - 1), new Interval(mean(bits.low()), mean(bits.high())));
  }

  /// The largest standard deviation that an estimate from `reports` can have, whatever the values.
  ///
  /// @param reports at least 1
  public double worstStandardError(long reports) {
    return Math.sqrt(0.25 / reports) / (2 * keep - 1);
  }

  boolean usesWilson(long reports) {
    return reports * keep * (1 - keep) >= LEAST_VARIANCE_FOR_WILSON;
  }

  private double mean(double share) {
    return (share - (1 - keep)) / (2 * keep - 1);
  }

  private static Interval wilson(double share, long reports) {
    double w = Z * Z / reports;
    double middle = (share + w / 2) / (1 + w);
    double half = Math.sqrt(w * (share * (1 - share) + w / 4)) / (1 + w);
    return new Interval(middle - half, middle + half);
  }

  private static Interval exact(long ones, long reports) {
    double low =
        ones == 0
            ? 0
            : turn(b -> 1 - new Binomial(reports, b).atMost(ones - 1) > FrequencyEstimator.TAIL);
    double high =
        ones == reports
            ? 1
            : turn(b -> new Binomial(reports, b).atMost(ones) <= FrequencyEstimator.TAIL);
    return new Interval(low, high);
  }

  /// The b in `(0, 1)` from which `holds` is true.
  private static double turn(DoublePredicate holds) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
