package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.ExactDistribution;
import dev.sotto.wire.Bytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Mean and variance of the estimate, by summing over every possible set of reports of n devices with
/// given values, each absorbed and estimated by the code, weighted by its exact probability.
class ExactVarianceTest {
  private static final MathContext DIGITS = new MathContext(60);

  /// What somebody takes the variance to be.
  private interface Variance {
    double of(FrequencyOracle oracle, double share, long reports);
  }

  private static final Variance OURS =
      (oracle, share, reports) -> new FrequencyEstimator(oracle).variance(share, reports);

  @Test
  void kary_estimates_are_unbiased_and_have_the_stated_variance() {
    for (String epsilon : List.of("0.5", "1", "4")) {
      for (int k = 2; k <= 4; k++) {
        for (int n = 1; n <= 4; n++) {
          requireMoments(Samples.kary(k, epsilon), n, OURS);
        }
      }
    }
    requireMoments(Samples.kary(5, "1"), 4, OURS);
  }

  @Test
  void unary_estimates_are_unbiased_and_have_the_stated_variance() {
    for (String epsilon : List.of("0.5", "1", "4")) {
      requireMoments(Samples.unary(2, epsilon), 4, OURS);
      requireMoments(Samples.unary(3, epsilon), 3, OURS);
      requireMoments(Samples.unary(5, epsilon), 2, OURS);
    }
    requireMoments(Samples.unary(3, "1"), 4, OURS);
  }

  @Test
  void geometry_estimates_are_unbiased_and_have_the_stated_variance() {
    for (String epsilon : List.of("0.5", "1", "4")) {
      requireMoments(Samples.geometry(3, 2, 2, epsilon), 3, OURS);
      requireMoments(Samples.geometry(5, 2, 3, epsilon), 2, OURS);
    }
    requireMoments(Samples.geometry(7, 3, 3, "2"), 2, OURS);
  }

  @Test
  void the_variance_of_a_sampled_population_fails_the_same_check() {
    Variance population =
        (oracle, share, reports) -> OURS.of(oracle, share, reports) + share * (1 - share) / reports;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requireMoments(Samples.kary(3, "1"), 2, population));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requireMoments(Samples.unary(3, "1"), 2, population));
  }

  @Test
  void the_variance_at_share_zero_fails_the_same_check() {
    Variance atZero = (oracle, share, reports) -> OURS.of(oracle, 0, reports);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requireMoments(Samples.kary(3, "1"), 2, atZero));
  }

  private static void requireMoments(FrequencyOracle oracle, int n, Variance variance) {
    List<Map<Bytes, BigDecimal>> reports = new ArrayList<>();
    for (int value = 0; value < oracle.domainSize(); value++) {
      int held = value;
      Map<Bytes, BigDecimal> decimals = new HashMap<>();
      ExactDistribution.of(draws -> oracle.randomizer().randomize(held, new Drawn(draws)))
          .forEach((output, probability) -> decimals.put(output, probability.toDecimal()));
      reports.add(decimals);
    }
    for (int[] values : populations(oracle.domainSize(), n)) {
      Moments moments = new Moments(oracle, n);
      moments.follow(reports, values, new ArrayList<>(), BigDecimal.ONE);
      for (int v = 0; v < oracle.domainSize(); v++) {
        moments.require(v, values, variance);
      }
    }
  }

  /// Every multiset of n values: the order of devices does not matter.
  private static List<int[]> populations(int k, int n) {
    List<int[]> all = new ArrayList<>();
    int[] values = new int[n];
    while (true) {
      all.add(values.clone());
      int last = n - 1;
      while (last >= 0 && values[last] == k - 1) {
        last--;
      }
      if (last < 0) {
        return all;
      }
      Arrays.fill(values, last, n, values[last] + 1);
    }
  }

  private static final class Moments {
    private final FrequencyOracle oracle;
    private final BigDecimal[] shares;
    private final BigDecimal[] mean;
    private final BigDecimal[] meanSquare;

    Moments(FrequencyOracle oracle, int n) {
      this.oracle = oracle;
      FrequencyEstimator estimator = new FrequencyEstimator(oracle);
      shares = new BigDecimal[n + 1];
      for (int c = 0; c <= n; c++) {
        shares[c] = new BigDecimal(estimator.estimate(c, n).share());
      }
      mean = zeros(oracle.domainSize());
      meanSquare = zeros(oracle.domainSize());
    }

    private static BigDecimal[] zeros(int length) {
      BigDecimal[] zeros = new BigDecimal[length];
      Arrays.fill(zeros, BigDecimal.ZERO);
      return zeros;
    }

    void follow(
        List<Map<Bytes, BigDecimal>> reports, int[] values, List<Bytes> sent, BigDecimal weight) {
      if (sent.size() == values.length) {
        add(sent, weight);
        return;
      }
      reports
          .get(values[sent.size()])
          .forEach((report, probability) -> {
            sent.add(report);
            follow(reports, values, sent, weight.multiply(probability, DIGITS));
            sent.remove(sent.size() - 1);
          });
    }

    private void add(List<Bytes> sent, BigDecimal weight) {
      Counted counts = new Counted(oracle);
      sent.forEach(counts::absorb);
      long[] supports = counts.supports();
      for (int v = 0; v < mean.length; v++) {
        BigDecimal share = shares[(int) supports[v]];
        mean[v] = mean[v].add(weight.multiply(share, DIGITS), DIGITS);
        meanSquare[v] = meanSquare[v].add(weight.multiply(share.pow(2), DIGITS), DIGITS);
      }
    }

    void require(int v, int[] values, Variance variance) {
      long holders = Arrays.stream(values).filter(value -> value == v).count();
      double share = (double) holders / values.length;
      assertThat(mean[v].doubleValue()).as("mean").isCloseTo(share, within(1e-13));
      double exact = meanSquare[v].subtract(mean[v].pow(2), DIGITS).doubleValue();
      double stated = variance.of(oracle, share, values.length);
      assertThat(stated / exact).as("variance of %s", oracle).isCloseTo(1, within(1e-12));
    }
  }
}
