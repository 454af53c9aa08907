package dev.sotto.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.entropy.Threshold;
import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.estimate.Supports;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.Tallier;
import dev.sotto.ldp.Tallies;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.wire.Bytes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrecisionTest {
  private static final long SEED = 20_261_122;
  private static final int REPORTS = 400;
  private static final int ROUNDS = 4_000;

  static List<FrequencyOracle> oracles() {
    return List.of(
        new KaryResponse(2, probability("0.7310585786300049")),
        new KaryResponse(6, probability("0.4")),
        new UnaryEncoding(20, probability("0.5"), probability("0.2689414213699951")));
  }

  private static Threshold probability(String text) {
    return Threshold.of(
        new BigDecimal(text).multiply(new BigDecimal(Threshold.ONE)).toBigInteger());
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void the_standard_error_is_the_root_of_the_estimators_variance(FrequencyOracle oracle) {
    FrequencyEstimator estimator = new FrequencyEstimator(oracle);
    List<Precision> precisions = Precision.ofShares(oracle);
    for (long reports : new long[] {1, 100, 100_000, 10_000_000_000L}) {
      assertThat(precisions.get(0).standardError(reports))
          .isEqualTo(Math.sqrt(estimator.variance(0, reports)), within(1e-12));
      assertThat(precisions.get(1).standardError(reports))
          .isEqualTo(Math.sqrt(estimator.variance(0.5, reports)), within(1e-12));
    }
  }

  /// 80 % of 4000 rounds is 3200 with a standard deviation of 25, and the normal approximation is off by less than a
  /// percent at 400 reports. With the seed fixed the test never fails by chance; of fresh seeds it would less often
  /// than once in a million.
  @ParameterizedTest
  @MethodSource("oracles")
  void an_effect_of_the_smallest_size_is_seen_in_80_percent_of_simulated_comparisons(
      FrequencyOracle oracle) {
    assertThat(power(oracle, 1)).as("seed %d", SEED).isEqualTo(0.8, within(0.045));
  }

  /// The broken twin: half of the effect is seen in less than a third.
  @ParameterizedTest
  @MethodSource("oracles")
  void half_of_that_effect_is_missed_more_often_than_not(FrequencyOracle oracle) {
    assertThat(power(oracle, 0.5)).as("seed %d", SEED).isLessThan(0.4);
  }

  /// How often two days, the value rare on the one and more frequent by `factor` times the smallest effect on the
  /// other, are told apart. The groups are so large that the effect is small and the variance the same.
  private static double power(FrequencyOracle oracle, double factor) {
    Random random = new Random(SEED);
    long reports = 1_000_000;
    Precision precision = Precision.ofShares(oracle).getFirst();
    FrequencyEstimator estimator = new FrequencyEstimator(oracle);
    double share = factor * precision.smallestEffect(reports);
    double error = Math.sqrt(2) * precision.standardError(reports);
    int seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double before = estimate(estimator, oracle, 0, reports, random);
      double after = estimate(estimator, oracle, share, reports, random);
      seen += Math.abs(after - before) > 1.959963984540054 * error ? 1 : 0;
    }
    return (double) seen / ROUNDS;
  }

  /// An estimate from simulated support: the binomial counts of this many reports by their normal limit.
  private static double estimate(
      FrequencyEstimator estimator, FrequencyOracle oracle, double share, long n, Random random) {
    double of = oracle.support().of().doubleValue();
    double p = oracle.support().own().doubleValue() / of;
    double q = oracle.support().other().doubleValue() / of;
    double mean = n * (share * p + (1 - share) * q);
    double deviation = Math.sqrt(n * (share * p * (1 - p) + (1 - share) * q * (1 - q)));
    return estimator.estimate(Math.round(mean + deviation * random.nextGaussian()), n).share();
  }

  /// Every coin of every device: the spread of 4000 estimates from 400 reports each. The ratio of two standard
  /// deviations from 4000 rounds has a standard deviation of 1.1 %; 6 % are more than five of them.
  @ParameterizedTest
  @MethodSource("oracles")
  void simulated_devices_spread_as_predicted(FrequencyOracle oracle) {
    Random seed = new Random(SEED);
    Tallier tallier = oracle.tallier();
    FrequencyEstimator estimator = new FrequencyEstimator(oracle);
    double sum = 0;
    double squares = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long[] counters = new long[tallier.counters()];
      for (int i = 0; i < REPORTS; i++) {
        Bytes report = oracle.randomizer().randomize(i % 2, seed::nextLong);
        tallier.tally(report, index -> counters[index]++);
      }
      long[] supports = Supports.of(oracle, Tallies.of(counters));
      double share = estimator.estimate(supports[0], REPORTS).share();
      sum += share;
      squares += share * share;
    }
    double mean = sum / ROUNDS;
    double deviation = Math.sqrt(squares / ROUNDS - mean * mean);
    double predicted = Precision.ofShares(oracle).get(1).standardError(REPORTS);
    assertThat(deviation / predicted).as("seed %d", SEED).isEqualTo(1, within(0.06));
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void the_reports_for_a_half_width_are_the_least_that_reach_it(FrequencyOracle oracle) {
    for (Precision precision : Precision.ofShares(oracle)) {
      for (double halfWidth : new double[] {0.2, 0.01, 0.000_1}) {
        long reports = precision.reportsFor(halfWidth).orElseThrow();
        assertThat(precision.halfWidth(reports)).isLessThanOrEqualTo(halfWidth * (1 + 1e-12));
        if (reports > 1) {
          assertThat(precision.halfWidth(reports - 1)).isGreaterThan(halfWidth);
        }
      }
    }
  }

  @Test
  void what_is_no_number_of_reports_or_no_width_is_refused() {
    Precision precision = Precision.ofShares(oracles().getFirst()).getFirst();
    assertThatThrownBy(() -> precision.standardError(0)).hasMessageContaining("there are 0");
    assertThatThrownBy(() -> precision.reportsFor(0)).hasMessageContaining("was 0.0");
    assertThat(precision.reportsFor(1e-300)).isEmpty();
    assertThatThrownBy(() -> new Precision("mean", Optional.of("ms"), 0, 1))
        .hasMessageContaining("span 0.0");
  }
}
