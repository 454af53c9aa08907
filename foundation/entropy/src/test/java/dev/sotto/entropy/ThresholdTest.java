package dev.sotto.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static final List<Long> EDGES =
      List.of(
          1L,
          2L,
          3L,
          Long.MAX_VALUE - 1,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          Long.MIN_VALUE + 1,
          -2L,
          -1L);

  /// One way to decide an event of probability `bits / 2⁶⁴` by a draw.
  private interface Decision {
    boolean happens(long bits, long draw);
  }

  @Test
  void an_event_of_numerator_b_happens_for_exactly_b_of_the_draws() {
    requireExact((bits, draw) -> new Threshold(bits).test(() -> draw));
  }

  @Test
  void a_signed_comparison_fails_the_same_check() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requireExact((bits, draw) -> draw < bits));
  }

  @Test
  void a_comparison_that_admits_one_draw_too_many_fails_the_same_check() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requireExact((bits, draw) -> Long.compareUnsigned(draw, bits) <= 0));
  }

  @Test
  void a_comparison_of_doubles_fails_the_same_check() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            requireExact(
                (bits, draw) -> unsigned(draw).doubleValue() < unsigned(bits).doubleValue()));
  }

  /// The decision is a step at `bits`: below it all draws say yes, from it on none does. That the
  /// draws at the ends and around the step agree with the integers leaves no other count.
  private static void requireExact(Decision decision) {
    for (long bits : EDGES) {
      for (long draw : List.of(0L, bits - 1, bits, bits + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1L)) {
        assertThat(decision.happens(bits, draw))
            .as("bits %s, draw %s", Long.toUnsignedString(bits), Long.toUnsignedString(draw))
            .isEqualTo(unsigned(draw).compareTo(unsigned(bits)) < 0);
      }
    }
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  @Test
  void the_numerator_is_unsigned_and_with_its_complement_makes_two_to_the_64() {
    for (long bits : EDGES) {
      Threshold threshold = new Threshold(bits);
      assertThat(threshold.numerator()).isEqualTo(unsigned(bits));
      assertThat(threshold.numerator().add(threshold.complement())).isEqualTo(Threshold.ONE);
      assertThat(Threshold.of(threshold.numerator())).isEqualTo(threshold);
    }
    assertThat(Threshold.HALF.numerator()).isEqualTo(Threshold.HALF.complement());
  }

  @Test
  void neither_the_impossible_nor_the_certain_is_a_threshold() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Threshold.of(BigInteger.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> Threshold.of(BigInteger.ONE.negate()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.of(Threshold.ONE))
        .withMessageContaining("18446744073709551616");
  }
}
