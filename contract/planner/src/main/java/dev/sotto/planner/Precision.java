package dev.sotto.planner;

import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.estimate.MeanEstimator;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.NumericMetric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// How exact the estimates of a metric will be, known before there is a report. Every estimate is a sum over reports
/// whose noise is independent, so its variance is that of one report over their number, and one number says all.
///
/// The noise of the devices is the only randomness: what is estimated is the share among the devices that report, not
/// among a population that they were drawn from.
///
/// @param quantity    what is estimated, such as `share near 0 %`
/// @param unit        of the quantity; empty for a share, which is a fraction
/// @param span        from the least to the largest value that the quantity can take: 1 for a share; positive
/// @param ofOneReport the standard error that an estimate from one report would have, at most; positive
public record Precision(String quantity, Optional<String> unit, double span, double ofOneReport) {
  /// The 97.5th percentile of the normal distribution.
  private static final double Z_INTERVAL = 1.959963984540054;

  /// The 80th.
  private static final double Z_POWER = 0.8416212335729143;

  /// Checks the numbers.
  public Precision {
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(unit, "unit");
    if (!(span > 0 && Double.isFinite(span)) || !(ofOneReport > 0)) {
      throw new IllegalArgumentException(
          quantity + " has span " + span + " and error " + ofOneReport + "; both are positive");
    }
  }

  /// The precision of `metric` for each quantity worth telling apart: for a number its mean, whatever the numbers are;
  /// for the other kinds the share of a rare value and of one that half of the devices hold, each taken by itself.
  public static List<Precision> of(MetricDefinition metric) {
    return of(metric, metric.oracle());
  }

  /// The precision that `metric` would have with `oracle` in place of its own mechanism.
  ///
  /// @throws IllegalArgumentException if means cannot be estimated from `oracle`, and the metric is a number
  public static List<Precision> of(MetricDefinition metric, FrequencyOracle oracle) {
    return switch (metric) {
      case NumericMetric numeric -> List.of(ofMean(numeric, oracle));
      case CategoricalMetric ignored -> ofShares(oracle);
    };
  }

  private static Precision ofMean(NumericMetric numeric, FrequencyOracle oracle) {
    if (!(oracle instanceof KaryResponse bit)) {
      throw new IllegalArgumentException(
          "a mean is estimated from k-ary response over one bit, not from " + oracle);
    }
    double span = (double) numeric.most() - numeric.least();
    double worst = new MeanEstimator(bit).worstStandardError(1);
    return new Precision("mean", Optional.of(numeric.unit()), span, span * worst);
  }

  /// The precision of shares estimated from reports of `oracle`.
  public static List<Precision> ofShares(FrequencyOracle oracle) {
    FrequencyEstimator estimator = new FrequencyEstimator(oracle);
    return List.of(
        ofShare("share near 0 %", estimator.variance(0, 1)),
        ofShare("share of 50 %", estimator.variance(0.5, 1)));
  }

  private static Precision ofShare(String quantity, double variance) {
    return new Precision(quantity, Optional.empty(), 1, Math.sqrt(variance));
  }

  /// The standard error of an estimate.
  ///
  /// @param reports at least 1
  public double standardError(long reports) {
    if (reports < 1) {
      throw new IllegalArgumentException("an estimate needs a report, there are " + reports);
    }
    return ofOneReport / Math.sqrt((double) reports);
  }

  /// Half of the width of the 95 % interval, by the normal approximation.
  ///
  /// @param reports at least 1
  public double halfWidth(long reports) {
    return Z_INTERVAL * standardError(reports);
  }

  /// The smallest difference between two estimates, of two days or two groups, that is seen with probability 80 % by a
  /// two-sided test at 5 %: `(z₀.₉₇₅ + z₀.₈) · √2 · standard error`.
  ///
  /// Source: two-sample comparison of means with known variance, Chow, Shao, Wang, Lokhnygina, Sample Size
  /// Calculations in Clinical Research, 3rd edition, section 3.2.
  ///
  /// @param reports of each of the two, at least 1
  public double smallestEffect(long reports) {
    return (Z_INTERVAL + Z_POWER) * Math.sqrt(2) * standardError(reports);
  }

  /// The least number of reports whose 95 % interval is no wider than `halfWidth` to each side; empty if no long holds
  /// it.
  ///
  /// @param halfWidth positive, in the quantity's unit
  public OptionalLong reportsFor(double halfWidth) {
    if (!(halfWidth > 0)) {
      throw new IllegalArgumentException("half-width must be positive, was " + halfWidth);
    }
    double root = Z_INTERVAL * ofOneReport / halfWidth;
    double reports = Math.ceil(root * root);
    return reports < Long.MAX_VALUE
        ? OptionalLong.of(Math.max(1, (long) reports))
        : OptionalLong.empty();
  }
}
