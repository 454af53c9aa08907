package dev.sotto.estimate;

import dev.sotto.ldp.FrequencyOracle;

/// From counts to shares. With n reports of which C support a value, `f̂ = (C/n - q) / (p - q)` is unbiased for the
/// share f of the reporting devices that hold the value.
///
/// The randomness is the devices' coins alone, the values being given: C is the sum of a Binomial(nf, p) and a
/// Binomial(n(1 - f), q), so `Var f̂ = (f p(1 - p) + (1 - f) q(1 - q)) / (n (p - q)²)`, exactly.
///
/// The 95 % interval inverts a test at each hypothesised f with the variance at *that* f: the score test where
/// `n q(1 - q) ≥ 10`, the exact test of the two binomials below. True f is covered exactly when its test accepts.
///
/// Source: estimator and variance, Wang, Blocki, Li, Jha, USENIX Security 2017, equations 1 and 2 (there at f near
/// 0); score interval, Wilson, JASA 22, 1927; exact, Clopper and Pearson, Biometrika 26, 1934.
public final class FrequencyEstimator {
  /// What each side of a 95 % interval may miss.
  static final double TAIL = 0.025;

  private static final double Z = NormalDistribution.upper(TAIL);
  private static final double LEAST_VARIANCE_FOR_SCORE = 10;

  private final double p;
  private final double q;

  /// The estimator for reports of `oracle`.
  public FrequencyEstimator(FrequencyOracle oracle) {
    Odds odds = Odds.of(oracle);
    p = odds.p();
    q = odds.q();
  }

  /// Estimates the share of the value that `support` of `reports` reports support.
  ///
  /// @param support in `[0, reports]`
  /// @param reports at least 1
  public FrequencyEstimate estimate(long support, long reports) {
    if (reports < 1 || support < 0 || support > reports) {
      throw new IllegalArgumentException(
          "support of " + support + " among " + reports + " reports is not possible");
    }
    double share = ((double) support / reports - q) / (p - q);
    double plausible = Math.min(1, Math.max(0, share));
    return new FrequencyEstimate(
        share, Math.sqrt(variance(plausible, reports)), interval(support, reports, TAIL, Z));
  }

  /// Estimates the share of one of `among` values with an interval that holds together with those of all the others
  /// with 95 %: whichever of them are looked at afterwards, the largest for instance, the intervals of all are right at
  /// once with that probability (Bonferroni).
  ///
  /// @param support in `[0, reports]`
  /// @param reports at least 1
  /// @param among   at least 1
  public FrequencyEstimate estimateAmong(long support, long reports, int among) {
    FrequencyEstimate alone = estimate(support, reports);
    double tail = TAIL / among;
    Interval wide = interval(support, reports, tail, NormalDistribution.upper(tail));
    return new FrequencyEstimate(alone.share(), alone.standardError(), wide);
  }

  /// The variance of the estimate given the devices' values.
  ///
  /// @param share   true share of the value, in `[0, 1]`
  /// @param reports at least 1
  public double variance(double share, long reports) {
    double perReport = share * p * (1 - p) + (1 - share) * q * (1 - q);
    return perReport / (reports * (p - q) * (p - q));
  }

  private Interval interval(long support, long reports, double tail, double z) {
    return usesScore(reports)
        ? ScoreInterval.of(p, q, support, reports, z)
        : ExactInterval.of(p, q, support, reports, tail);
  }

  boolean usesScore(long reports) {
    return reports * q * (1 - q) >= LEAST_VARIANCE_FOR_SCORE;
  }
}
