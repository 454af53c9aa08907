package dev.sotto.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LikelihoodRatioTest {
  @Test
  void the_epsilon_of_a_ratio_is_the_least_that_it_is_within() {
    long seed = System.nanoTime();
    System.out.println("LikelihoodRatioTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 200; i++) {
      BigInteger denominator = BigInteger.valueOf(1 + random.nextLong(1L << 40));
      BigInteger numerator =
          denominator.add(BigInteger.valueOf(1 + (random.nextLong() >>> 1 >>> random.nextInt(60))));
      LikelihoodRatio ratio = new LikelihoodRatio(numerator, denominator);
      Epsilon epsilon = ratio.epsilon();
      assertThat(ratio.isWithin(epsilon)).isTrue();
      assertThat(ratio.isWithin(new Epsilon(epsilon.nanos() - 1))).isFalse();
      assertThat(epsilon.toDecimal().doubleValue())
          .isBetween(
              Math.log(numerator.doubleValue() / denominator.doubleValue()) - 1e-12,
              Math.log(numerator.doubleValue() / denominator.doubleValue()) + 1.001e-9);
    }
  }

  @Test
  void the_logarithm_is_rounded_up_never_to_the_nearest() {
    assertThat(ratio(2, 1).epsilon()).isEqualTo(Epsilon.parse("0.693147181")); // ln 2 = …180559…
    assertThat(ratio(3, 1).epsilon()).isEqualTo(Epsilon.parse("1.098612289")); // ln 3 = …288668…
    assertThat(ratio(10, 1).epsilon()).isEqualTo(Epsilon.parse("2.302585093")); // …0929940…
    assertThat(ratio(5, 1).epsilon()).isEqualTo(Epsilon.parse("1.609437913")); // …9124341…
  }

  @Test
  void equal_probabilities_spend_nothing() {
    assertThat(ratio(7, 7).epsilon()).isEqualTo(Epsilon.ZERO);
    assertThat(ratio(7, 7).isWithin(Epsilon.ZERO)).isTrue();
    assertThat(ratio(1_000_000_001, 1_000_000_000).isWithin(Epsilon.ZERO)).isFalse();
  }

  @Test
  void a_ratio_below_one_or_without_a_denominator_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ratio(1, 2)).withMessageContaining("1/2");
    assertThatIllegalArgumentException().isThrownBy(() -> ratio(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ratio(-1, -1));
  }

  @Test
  void every_ratio_of_two_thresholds_has_an_epsilon_and_a_greater_one_has_none() {
    BigInteger extreme = BigInteger.ONE.shiftLeft(128);
    assertThat(new LikelihoodRatio(extreme, BigInteger.ONE).epsilon())
        .isEqualTo(Epsilon.parse("88.722839112")); // 128 ln 2 = 88.7228391116…
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LikelihoodRatio(extreme.pow(2), BigInteger.ONE).epsilon());
  }

  private static LikelihoodRatio ratio(long numerator, long denominator) {
    return new LikelihoodRatio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }
}
