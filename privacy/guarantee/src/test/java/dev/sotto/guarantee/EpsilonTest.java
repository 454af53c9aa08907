package dev.sotto.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpsilonTest {
  @Test
  void a_tenth_ten_times_is_one_exactly() {
    Epsilon sum = Epsilon.ZERO;
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(Epsilon.parse("0.1"));
    }
    assertThat(sum).isEqualTo(Epsilon.parse("1")).isEqualTo(Epsilon.parse("0.1").times(10));
  }

  @Test
  void text_is_read_to_the_billionth_and_written_without_needless_zeros() {
    assertThat(Epsilon.parse("0.000000001").nanos()).isEqualTo(1);
    assertThat(Epsilon.parse("0.50")).hasToString("0.5");
    assertThat(Epsilon.parse("1e2")).hasToString("100");
    assertThat(Epsilon.parse("0")).isEqualTo(Epsilon.ZERO).hasToString("0");
    assertThat(Epsilon.parse("1000000").nanos()).isEqualTo(Epsilon.MAX_NANOS);
    assertThat(Epsilon.parse("0.5000000000000")).isEqualTo(Epsilon.parse("0.5"));
    assertThat(Epsilon.parse("2.5").toDecimal()).isEqualByComparingTo(new BigDecimal("2.5"));
  }

  @Test
  void what_is_written_is_read_back() {
    for (long nanos : new long[] {0, 1, 10, 999_999_999, 1_000_000_000, Epsilon.MAX_NANOS}) {
      Epsilon epsilon = new Epsilon(nanos);
      assertThat(Epsilon.parse(epsilon.toString())).isEqualTo(epsilon);
    }
  }

  @Test
  void what_is_no_epsilon_is_refused_with_the_reason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Epsilon.parse("-0.1"))
        .withMessage("epsilon must be in [0, 1000000], was -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Epsilon.parse("0.0000000001"))
        .withMessageContaining("nine decimal places");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Epsilon.parse("1000000.000000001"))
        .withMessageContaining("1000000.000000001");
    assertThatIllegalArgumentException().isThrownBy(() -> new Epsilon(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Epsilon(Epsilon.MAX_NANOS + 1));
    for (String text : List.of("", " ", "one", "0,5", "NaN", "Infinity", "0x1p3", "1e")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Epsilon.parse(text))
          .withMessage("epsilon must be a decimal such as 0.5, was \"" + text + "\"");
    }
  }

  @Test
  void a_huge_exponent_is_refused_without_being_written_out() {
    for (String text : List.of("1e999999999", "1e2147483647", "1e-2147483647", "1e-999999999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Epsilon.parse(text))
          .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(100));
    }
  }

  @Test
  void a_loss_beyond_the_largest_is_refused_and_never_wraps() {
    Epsilon largest = new Epsilon(Epsilon.MAX_NANOS);
    assertThatIllegalArgumentException().isThrownBy(() -> largest.plus(new Epsilon(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> largest.times(2));
    assertThatIllegalArgumentException().isThrownBy(() -> largest.times(Long.MAX_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> Epsilon.ZERO.times(-1));
    assertThat(Epsilon.ZERO.times(Long.MAX_VALUE)).isEqualTo(Epsilon.ZERO);
    assertThat(largest.times(0)).isEqualTo(Epsilon.ZERO);
    assertThat(new Epsilon(1).times(Epsilon.MAX_NANOS)).isEqualTo(largest);
  }

  @Test
  void order_is_that_of_the_numbers() {
    assertThat(Epsilon.parse("0.3")).isLessThan(Epsilon.parse("0.30000001"));
    assertThat(Epsilon.parse("2")).isGreaterThan(Epsilon.parse("1.999999999"));
  }
}
