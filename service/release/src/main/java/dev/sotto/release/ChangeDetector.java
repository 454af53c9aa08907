package dev.sotto.release;

import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.estimate.NormalDistribution;
import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Segments;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds shares that differ between two releases by more than chance explains.
///
/// In window i let `n₀`, `n₁` be the reports of a group under the earlier and the later release, `dᵢ` the difference of
/// the estimated shares and `wᵢ = n₀n₁ / (n₀ + n₁)`. After t windows in which both have the minimum cohort,
///
/// ```
///  D  = Σ wᵢdᵢ / Σ wᵢ
///  s² = (v(f) Σ wᵢ + f(1 - f) (Σ √wᵢ)²) / (Σ wᵢ)²
/// ```
///
/// where f is the share in both together and `v(f)` the variance that the mechanism adds to one report. The first term
/// is the noise, which every device draws afresh for every report. The second is that the two releases are on different
/// devices. Over windows that part does not average out: the same phones may crash every day. By the inequality of
/// Cauchy and Schwarz the standard deviations of the windows add up at most, so that `s` is an upper bound *whatever*
/// one device's days have to do with each other.
///
/// A change is found if `|D| > z s`, where z is passed by chance with probability `α / (m t (t + 1))`: m is the number of
/// comparisons, and `Σ 1 / (t (t + 1)) = 1`. By the union bound the probability of any false alarm, in any comparison at
/// any t, is at most α, however the comparisons and windows depend on each other.
///
/// By the same bound the intervals of all δ with `|D - δ| <= z s(δ)`, of all comparisons at all t, hold at once with
/// probability 1 - α. In them `s(δ)` is what `s` is if the true shares differ by δ: with `V(f)` the numerator of `s²`,
/// `(n₁V(f₀) + n₀V(f₁)) / (n₀ + n₁)` stands in its place, the average of `f₀` and `f₁ = f₀ + δ` over both being f. As
/// `s(0) = s`, 0 is in none of those of a change.
///
/// Design: a mixture of likelihood ratios, which Ville's inequality bounds over all time (Howard, Ramdas, McAuliffe,
/// Sekhon, Annals of Statistics 49, 2021, section 3.2), needs increments of mean zero given the past, which groups that
/// differ by chance for good do not have; and within the first days it finds no more.
///
/// Source: Neyman, "On the two different aspects of the representative method", 1934, for the difference of two samples'
/// means; Bonferroni, 1936.
class ChangeDetector {
  /// So that the ends of an interval are exact to 15 digits.
  private static final int HALVINGS = 52;

  private final double falseAlarm;

  /// @param falseAlarm the greatest probability of any false alarm for one metric, in `(0, 1)`
  ChangeDetector(double falseAlarm) {
    if (!(falseAlarm > 0 && falseAlarm < 1)) {
      throw new IllegalArgumentException(
          "probability of a false alarm must be between 0 and 1, was " + falseAlarm);
    }
    this.falseAlarm = falseAlarm;
  }

  /// Two segments that differ in the release alone.
  private record Pair(int before, int after) {}

  /// What the windows so far add up to. Mutable, used by one thread.
  private static final class Sums {
    private double weights;
    private double roots;
    private double differences;
    private double shares;
    private double squares; // of the weights by the reports of both, for the error of the share
    private double later; // of the weights, by how many of the reports are of the later release
    private int windows;

    void add(long reportsBefore, double shareBefore, long reportsAfter, double shareAfter) {
      double reports = (double) reportsBefore + reportsAfter;
      double weight = reportsBefore * (reportsAfter / reports);
      weights += weight;
      roots += Math.sqrt(weight);
      differences += weight * (shareAfter - shareBefore);
      double share = (reportsBefore * shareBefore + reportsAfter * shareAfter) / reports;
      shares += weight * share;
      squares += weight * weight / reports;
      later += weight * reportsAfter / reports;
      windows++;
    }
  }

  /// What the windows that ended by `now` show.
  Changes in(Metric metric, Figures figures, Instant now) {
    List<WindowNumber> ended = figures.ended(metric, now);
    List<Pair> pairs = pairs(metric.segments());
    int values = metric.definition().oracle().domainSize();
    int first = values == 2 ? 1 : 0; // of two shares the one is what the other leaves
    if (!(metric.definition() instanceof CategoricalMetric)
        || values > Changes.MAX_VALUES
        || pairs.isEmpty()) {
      return new Changes(metric, falseAlarm, 0, ended.size(), List.of());
    }
    int comparisons = pairs.size() * (values - first);
    double[] limits = limits(ended.size(), comparisons);
    List<Change> found = new ArrayList<>();
    for (Pair pair : pairs) {
      for (int value = first; value < values; value++) {
        compare(metric, pair, value, ended, figures, limits).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(Change::window)); // stable: in order of the segments
    return new Changes(metric, falseAlarm, comparisons, ended.size(), found);
  }

  /// How many standard errors are the limit after one window, after two and so on.
  private double[] limits(int windows, int comparisons) {
    double[] limits = new double[windows];
    Arrays.setAll(limits, i -> NormalDistribution.upper(allowance(i + 1, comparisons) / 2));
    return limits;
  }

  private static List<Pair> pairs(Segments segments) {
    List<Pair> pairs = new ArrayList<>();
    int stride = segments.count();
    for (Segments.Dimension dimension : segments.dimensions()) {
      int declared = dimension.values().size();
      stride /= declared + 1;
      for (int s = 0; dimension.name().equals(Changes.DIMENSION) && s < segments.count(); s++) {
        int own = s / stride % (declared + 1);
        if (own > 0 && own < declared) { // the first has none before it, `other` is no release
          pairs.add(new Pair(s - stride, s));
        }
      }
    }
    return pairs;
  }

  private Optional<Change> compare(
      Metric metric,
      Pair pair,
      int value,
      List<WindowNumber> windows,
      Figures figures,
      double[] limits) {
    FrequencyEstimator estimator = new FrequencyEstimator(metric.definition().oracle());
    Sums sums = new Sums();
    Optional<WindowNumber> first = Optional.empty();
    for (WindowNumber window : windows) {
      Figures.Figure before = figures.of(metric, window, Optional.of(pair.before()));
      Figures.Figure after = figures.of(metric, window, Optional.of(pair.after()));
      List<Cell> sharesBefore = before.numbers().map(Numbers::cells).orElse(List.of());
      List<Cell> sharesAfter = after.numbers().map(Numbers::cells).orElse(List.of());
      if (sharesBefore.isEmpty() || sharesAfter.isEmpty()) {
        continue; // a cohort below the minimum says nothing
      }
      first = first.or(() -> Optional.of(window));
      sums.add(
          before.reports(),
          sharesBefore.get(value).estimate(),
          after.reports(),
          sharesAfter.get(value).estimate());
      double difference = sums.differences / sums.weights;
      double error = standardError(sums, estimator, 0);
      double limit = limits[sums.windows - 1];
      if (Math.abs(difference) > limit * error) {
        return Optional.of(
            new Change(
                metric.definition().domain().get(value),
                pair.before(),
                pair.after(),
                metric.segments().label(pair.after()),
                first.get(),
                window,
                sums.windows,
                difference,
                error,
                limit,
                end(sums, estimator, limit, false),
                end(sums, estimator, limit, true)));
      }
    }
    return Optional.empty();
  }

  /// The farthest difference to one side from which chance, within the limit, leads to the one that is estimated. To the
  /// side of 0 it is short of 0, for 0 is too far.
  private double end(Sums sums, FrequencyEstimator estimator, double limit, boolean above) {
    double estimated = sums.differences / sums.weights;
    double inside = estimated;
    double outside = 0;
    if (above == estimated > 0) {
      double step = Math.signum(estimated) * limit * standardError(sums, estimator, estimated);
      outside = estimated + step;
      while (isWithin(outside, sums, estimator, limit)) {
        outside += step; // the error is bounded, the distance is not
      }
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (isWithin(middle, sums, estimator, limit)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  private boolean isWithin(
      double difference, Sums sums, FrequencyEstimator estimator, double limit) {
    double distance = Math.abs(sums.differences / sums.weights - difference);
    return distance <= limit * standardError(sums, estimator, difference);
  }

  /// The error of the estimated difference if this is the true one.
  private double standardError(Sums sums, FrequencyEstimator estimator, double difference) {
    double share = plausibleShare(sums, estimator);
    double later = sums.later / sums.weights;
    double ofBefore = variance(sums, estimator, share - difference * later);
    double ofAfter = variance(sums, estimator, share + difference * (1 - later));
    return Math.sqrt(later * ofBefore + (1 - later) * ofAfter) / sums.weights;
  }

  /// The variance of `Σ wᵢdᵢ` at a share.
  private double variance(Sums sums, FrequencyEstimator estimator, double any) {
    double share = Math.min(1, Math.max(0, any));
    double noise = estimator.variance(share, 1) * sums.weights;
    return noise + peopleVariance(share, sums.weights, sums.roots);
  }

  /// What different devices add to the variance of `Σ wᵢdᵢ`, at most.
  ///
  /// @param weights `Σ wᵢ`
  /// @param roots   `Σ √wᵢ`
  double peopleVariance(double share, double weights, double roots) {
    return share * (1 - share) * roots * roots;
  }

  /// The probability of a false alarm that one comparison may have with its window number `windows`.
  double allowance(int windows, int comparisons) {
    return falseAlarm / comparisons / windows / (windows + 1.0);
  }

  /// The share over all that is compared; one standard error nearer to a half than estimated, for there it varies more.
  private static double plausibleShare(Sums sums, FrequencyEstimator estimator) {
    double share = Math.min(1, Math.max(0, sums.shares / sums.weights));
    double error = Math.sqrt(estimator.variance(share, 1) * sums.squares) / sums.weights;
    return share < 0.5 ? Math.min(0.5, share + error) : Math.max(0.5, share - error);
  }
}
