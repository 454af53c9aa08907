package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class BinomialTest {
  private static final double[] PROBABILITIES = {
    0x1p-10, 1.0 / 403, 0.018, 0.1, 0.25, 0.5, 0.7310585786300049, 0.9975, 1 - 0x1p-10
  };

  @Test
  void masses_agree_with_exact_rationals_to_thirteen_digits() {
    for (double p : PROBABILITIES) {
      for (int n : new int[] {0, 1, 2, 7, 31, 32, 33, 60, 150}) {
        BigDecimal[] exact = Reference.binomial(n, p);
        for (int x = 0; x <= n; x++) {
          assertRelative(new Binomial(n, p).mass(x), exact[x].doubleValue(), 1e-12);
        }
      }
    }
  }

  @Test
  void cumulated_masses_agree_with_exact_rationals() {
    for (double p : PROBABILITIES) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal[] exact = Reference.binomial(150, p);
      for (int x = 0; x <= 150; x++) {
        sum = sum.add(exact[x]);
        assertThat(new Binomial(150, p).atMost(x)).isCloseTo(sum.doubleValue(), within(1e-13));
      }
    }
  }

  /// Computed with rational arithmetic in another language, to more digits than a double has.
  @Test
  void masses_agree_with_values_known_for_many_trials() {
    assertRelative(new Binomial(100_000, 0.25).mass(25_000), 2.91345196076113e-03, 1e-12);
    assertRelative(new Binomial(100_000, 0.25).mass(24_500), 3.62272657314505e-06, 1e-12);
    assertRelative(new Binomial(100_000, 0.25).mass(26_000), 9.51075815044333e-15, 1e-12);
    assertRelative(new Binomial(20_000, 0x1p-11).mass(10), 1.24792462333571e-01, 1e-12);
    assertRelative(new Binomial(20_000, 0x1p-11).mass(0), 5.72541767317783e-05, 1e-12);
    assertRelative(new Binomial(1_000, 1 - 0x1p-10).mass(999), 3.67960701912731e-01, 1e-12);
    assertRelative(new Binomial(50_000, 0.5).mass(25_000), 3.56823039110898e-03, 1e-12);
  }

  @Test
  void cumulated_masses_agree_with_values_known_for_many_trials() {
    assertThat(new Binomial(1_000, 0.25).atMost(240)).isCloseTo(0.244909479754187, within(1e-13));
    assertThat(new Binomial(1_000, 0.25).atMost(260)).isCloseTo(0.779145048305442, within(1e-13));
    assertThat(new Binomial(20_000, 0x1p-11).atMost(10))
        .isCloseTo(0.612342416778843, within(1e-13));
    assertThat(new Binomial(5_000, 0.5).atMost(2_500)).isCloseTo(0.505641613747739, within(1e-13));
    assertThat(new Binomial(5_000, 0.5).atMost(2_400)).isCloseTo(0.002441824868758, within(1e-13));
  }

  private static void assertRelative(double found, double exact, double tolerance) {
    if (exact > 1e-280) {
      assertThat(found / exact).isCloseTo(1, within(tolerance));
    }
  }

  @Test
  void the_window_leaves_out_less_than_ten_to_the_minus_fifteen() {
    for (double p : PROBABILITIES) {
      for (long n : new long[] {10, 1_000, 100_000}) {
        Binomial binomial = new Binomial(n, p);
        double outside = 0;
        for (long x = Math.max(0, binomial.first() - 2_000); x < binomial.first(); x++) {
          outside += binomial.mass(x);
        }
        for (long x = binomial.last() + 1; x <= Math.min(n, binomial.last() + 2_000); x++) {
          outside += binomial.mass(x);
        }
        assertThat(outside).as("n %s, p %s", n, p).isLessThan(1e-15);
      }
    }
  }

  @Test
  void nothing_lies_outside_the_trials() {
    Binomial binomial = new Binomial(5, 0.3);
    assertThat(binomial.mass(-1)).isZero();
    assertThat(binomial.mass(6)).isZero();
    assertThat(binomial.atMost(-1)).isZero();
    assertThat(binomial.atMost(5)).isEqualTo(1);
    assertThat(new Binomial(0, 0.3).mass(0)).isEqualTo(1);
  }

  @Test
  void the_sum_of_two_agrees_with_the_exact_convolution() {
    for (int[] sizes : new int[][] {{0, 20}, {20, 0}, {1, 1}, {7, 30}, {60, 90}}) {
      for (double p : new double[] {0.5, 0.9, 0.2}) {
        for (double q : new double[] {0x1p-9, 0.018, 0.15}) {
          BigDecimal[] exact = Reference.sum(sizes[0], p, sizes[1], q);
          BigDecimal below = BigDecimal.ZERO;
          assertThat(TwoBinomials.atMost(-1, sizes[0], p, sizes[1], q)).isZero();
          for (int c = 0; c < exact.length; c++) {
            below = below.add(exact[c], new MathContext(60));
            assertThat(TwoBinomials.atMost(c, sizes[0], p, sizes[1], q))
                .isCloseTo(below.doubleValue(), within(1e-13));
          }
        }
      }
    }
  }
}
