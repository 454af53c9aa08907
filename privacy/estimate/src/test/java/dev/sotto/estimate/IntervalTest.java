package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.samples.Samples;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final BigDecimal TAIL = new BigDecimal("0.025");

  @Test
  void the_exact_interval_is_the_range_of_all_shares_that_the_test_accepts() {
    int compared = 0;
    for (FrequencyOracle oracle :
        List.of(
            Samples.kary(2, "1"),
            Samples.kary(10, "0.5"),
            Samples.kary(24, "4"),
            Samples.unary(5, "3"))) {
      double p = oracle.support().own().doubleValue() / oracle.support().of().doubleValue();
      double q = oracle.support().other().doubleValue() / oracle.support().of().doubleValue();
      for (int n : new int[] {1, 2, 9, 24}) {
        BigDecimal[][] masses = new BigDecimal[n + 1][];
        for (int m = 0; m <= n; m++) {
          masses[m] = Reference.sum(m, p, n - m, q);
        }
        for (int c = 0; c <= n; c++) {
          List<Integer> accepted = accepted(masses, c);
          Interval interval = ExactInterval.of(p, q, c, n, FrequencyEstimator.TAIL);
          assertThat(interval.low()).isBetween(0.0, interval.high());
          assertThat(interval.high()).isLessThanOrEqualTo(1);
          if (!accepted.isEmpty()) {
            int first = accepted.get(0);
            int last = accepted.get(accepted.size() - 1);
            assertThat(accepted).as("no gap").hasSize(last - first + 1);
            assertThat(interval).isEqualTo(new Interval((double) first / n, (double) last / n));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  /// The 97.5th percentile of the normal distribution.
  static final double Z = 1.959963984540054;

  /// The numbers m of holders for which neither tail of the sum at `c` is improbable.
  private static List<Integer> accepted(BigDecimal[][] masses, int c) {
    List<Integer> accepted = new ArrayList<>();
    for (int m = 0; m < masses.length; m++) {
      BigDecimal atMost = BigDecimal.ZERO;
      BigDecimal atLeast = BigDecimal.ZERO;
      for (int x = 0; x < masses[m].length; x++) {
        if (x <= c) {
          atMost = atMost.add(masses[m][x], MathContext.UNLIMITED);
        }
        if (x >= c) {
          atLeast = atLeast.add(masses[m][x], MathContext.UNLIMITED);
        }
      }
      if (atMost.compareTo(TAIL) > 0 && atLeast.compareTo(TAIL) > 0) {
        accepted.add(m);
      }
    }
    return accepted;
  }

  @Test
  void a_score_interval_ends_where_the_squared_deviation_is_that_of_the_normal_percentile() {
    for (long n : new long[] {50, 1_000, 1_000_000, 1_000_000_000_000L}) {
      for (double[] pq : new double[][] {{0.7, 0.3}, {0.5, 0.27}, {0.12, 0.1}, {0.9, 0.01}}) {
        for (double part : new double[] {0, 0.1, 0.3, 0.7, 1}) {
          Interval interval = ScoreInterval.of(pq[0], pq[1], (long) (part * n), n, Z);
          requireEnd(pq[0], pq[1], (long) (part * n), n, interval.low());
          requireEnd(pq[0], pq[1], (long) (part * n), n, interval.high());
          assertThat(interval.low()).isLessThan(interval.high());
        }
      }
    }
  }

  private static void requireEnd(double p, double q, long support, long n, double share) {
    double deviation = (double) support / n - q - share * (p - q);
    double variance = (share * p * (1 - p) + (1 - share) * q * (1 - q)) / n;
    // what is left of the deviation after cancelling has few digits where n is large
    double z = Math.abs(deviation) / Math.sqrt(variance);
    assertThat(z).isCloseTo(Z, within(1e-8));
  }

  @Test
  void the_interval_contains_the_estimate() {
    FrequencyEstimator estimator = new FrequencyEstimator(Samples.kary(5, "2"));
    for (long n : new long[] {10, 40, 500, 5_000}) {
      for (long c = 0; c <= n; c += Math.max(1, n / 97)) {
        FrequencyEstimate estimate = estimator.estimate(c, n);
        if (estimator.usesScore(n)) {
          assertThat(estimate.interval().contains(estimate.share())).isTrue();
        } else {
          double nearest = Math.min(1, Math.max(0, estimate.share()));
          double slack = 1.0 / n; // the exact interval has whole devices for ends
          assertThat(estimate.interval().low() - slack).isLessThanOrEqualTo(nearest);
          assertThat(estimate.interval().high() + slack).isGreaterThanOrEqualTo(nearest);
        }
      }
    }
  }

  @Test
  void impossible_counts_are_refused() {
    FrequencyEstimator estimator = new FrequencyEstimator(Samples.kary(5, "2"));
    for (long[] bad : new long[][] {{0, 0}, {-1, 5}, {6, 5}, {0, -1}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> estimator.estimate(bad[0], bad[1]));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(0, Double.POSITIVE_INFINITY));
  }
}
