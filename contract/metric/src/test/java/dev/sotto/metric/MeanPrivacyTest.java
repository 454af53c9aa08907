package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import java.math.BigInteger;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// How probable the one bit of a mean is under each number, found by driving the rounding through all its draws.
class MeanPrivacyTest {
  private static final Epsilon EPSILON = TestDefinitions.ONE;
  private static final MeanMetric METRIC =
      new MeanMetric(
          TestDefinitions.terms("minutes-used", EPSILON),
          TestDefinitions.DAILY,
          Keep.SUM,
          new Absent.Value(2),
          Segments.NONE,
          "minutes",
          -3,
          7,
          TestDefinitions.oracle(2));

  /// Numerators of the probabilities of 0 and of 1, over steps · 2⁶⁴.
  private record Bit(BigInteger nought, BigInteger one) {}

  private static Bit bit(OptionalLong held, BigInteger keep) {
    int steps = (int) (METRIC.most() - METRIC.least());
    BigInteger one = BigInteger.ZERO;
    for (int draw = 0; draw < steps; draw++) {
      long bits = 2L * draw;
      RandomSource fixed = () -> bits;
      boolean up = METRIC.reported(held, fixed) == 1;
      one = one.add(up ? keep : Threshold.ONE.subtract(keep));
    }
    return new Bit(Threshold.ONE.multiply(BigInteger.valueOf(steps)).subtract(one), one);
  }

  /// No two numbers, nor a number and silence, make a bit more than e^ε times as probable.
  private static void requirePrivate(BigInteger keep) {
    for (long one = -5; one <= 9; one++) {
      for (long other = -5; other <= 9; other++) {
        Bit first = bit(OptionalLong.of(one), keep);
        Bit second = one == 9 ? bit(OptionalLong.empty(), keep) : bit(OptionalLong.of(other), keep);
        requireWithin(first.one(), second.one());
        requireWithin(first.nought(), second.nought());
      }
    }
  }

  private static void requireWithin(BigInteger likely, BigInteger unlikely) {
    assertThat(unlikely).isPositive();
    // e is above 2.718281828
    assertThat(likely.multiply(BigInteger.valueOf(1_000_000_000)))
        .isLessThanOrEqualTo(unlikely.multiply(BigInteger.valueOf(2_718_281_828L)));
  }

  @Test
  void no_number_makes_a_bit_more_than_e_to_the_epsilon_times_as_probable_as_another() {
    requirePrivate(METRIC.oracle().support().own());
  }

  @Test
  void a_device_that_sends_the_rounded_bit_as_it_is_fails_the_same_check() {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requirePrivate(Threshold.ONE));
  }
}
