package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.ldp.KaryResponse;
import dev.sotto.samples.Samples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What share of the intervals of a mean contains the truth: computed exactly, by summation, on a grid.
class MeanCoverageTest {
  private static final List<String> EPSILONS = List.of("0.25", "0.5", "1", "2", "4");
  private static final List<Integer> REPORTS =
      List.of(20, 50, 100, 245, 300, 572, 1_000, 3_000, 3_395, 10_000);

  /// `upper` devices hold the number `high`, the others `low`, both in `[0, 1]`.
  private record Values(double low, double high, double upper) {}

  private static final List<Values> VALUES =
      List.of(
          new Values(0, 1, 0),
          new Values(0, 1, 1),
          new Values(0, 1, 0.01),
          new Values(0, 1, 0.5),
          new Values(0.5, 0.5, 0.5),
          new Values(0.03, 0.03, 0.5),
          new Values(0.2, 0.9, 0.3));

  private interface Rule {
    Interval of(MeanEstimator estimator, KaryResponse oracle, long ones, long reports);
  }

  private record Stratum(String epsilon, int reports, Values values, double coverage) {}

  @Test
  void intervals_cover_the_true_mean_94_times_in_100_at_least() {
    List<Stratum> strata =
        strata((estimator, oracle, ones, reports) -> estimator.estimate(ones, reports).interval());
    System.out.println("coverage of means: " + summary(strata));
    requireCoverage(strata);
  }

  /// The variance given the rounded bits leaves out that rounding is random.
  @Test
  void intervals_that_take_the_rounded_bits_for_the_values_fail_the_same_check() {
    List<Stratum> strata =
        strata((estimator, oracle, ones, reports) ->
            new FrequencyEstimator(oracle).estimate(ones, reports).interval());
    System.out.println("coverage of the twin that forgets rounding: " + summary(strata));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requireCoverage(strata));
  }

  @Test
  void the_estimate_is_unbiased_and_its_standard_error_an_upper_bound() {
    KaryResponse oracle = Samples.kary(2, "1");
    MeanEstimator estimator = new MeanEstimator(oracle);
    double keep = keep(oracle);
    int n = 8;
    for (Values values : VALUES) {
      int upper = (int) Math.round(values.upper() * n);
      BigDecimal[] masses =
          Reference.sum(upper, bit(values.high(), keep), n - upper, bit(values.low(), keep));
      double mean = 0;
      double square = 0;
      for (int ones = 0; ones <= n; ones++) {
        double estimate = estimator.estimate(ones, n).mean();
        mean += masses[ones].doubleValue() * estimate;
        square += masses[ones].doubleValue() * estimate * estimate;
      }
      double truth = (upper * values.high() + (n - upper) * values.low()) / n;
      assertThat(mean).isCloseTo(truth, within(1e-12));
      double worst = estimator.worstStandardError(n);
      assertThat(Math.sqrt(square - mean * mean)).isLessThanOrEqualTo(worst * (1 + 1e-12));
    }
  }

  private static List<Stratum> strata(Rule rule) {
    List<Stratum> strata = new ArrayList<>();
    for (String epsilon : EPSILONS) {
      KaryResponse oracle = Samples.kary(2, epsilon);
      for (int reports : REPORTS) {
        for (Values values : VALUES) {
          strata.add(
              new Stratum(epsilon, reports, values, coverage(oracle, reports, values, rule)));
        }
      }
    }
    return strata;
  }

  private static double coverage(KaryResponse oracle, int reports, Values values, Rule rule) {
    MeanEstimator estimator = new MeanEstimator(oracle);
    double keep = keep(oracle);
    long upper = Math.round(values.upper() * reports);
    double truth = (upper * values.high() + (reports - upper) * values.low()) / reports;
    Binomial high = new Binomial(upper, bit(values.high(), keep));
    Binomial low = new Binomial(reports - upper, bit(values.low(), keep));
    double coverage = 0;
    for (long ones = high.first() + low.first(); ones <= high.last() + low.last(); ones++) {
      if (rule.of(estimator, oracle, ones, reports).contains(truth)) {
        coverage +=
            TwoBinomials.atMost(ones, upper, high.p(), reports - upper, low.p())
                - TwoBinomials.atMost(ones - 1, upper, high.p(), reports - upper, low.p());
      }
    }
    return coverage;
  }

  private static double keep(KaryResponse oracle) {
    return oracle.support().own().doubleValue() / oracle.support().of().doubleValue();
  }

  /// The probability that a device with this number sends 1.
  private static double bit(double number, double keep) {
    return 1 - keep + number * (2 * keep - 1);
  }

  private static void requireCoverage(List<Stratum> strata) {
    for (Stratum stratum : strata) {
      assertThat(stratum.coverage()).as("%s", stratum).isGreaterThanOrEqualTo(0.94);
    }
  }

  private static String summary(List<Stratum> strata) {
    var statistics = strata.stream().mapToDouble(Stratum::coverage).summaryStatistics();
    return String.format(
        Locale.ROOT,
        "mean %.4f min %.4f max %.4f count %d",
        statistics.getAverage(),
        statistics.getMin(),
        statistics.getMax(),
        statistics.getCount());
  }
}
