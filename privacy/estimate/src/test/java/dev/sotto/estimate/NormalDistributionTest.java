package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
  /// Percentiles as tables print them.
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.1, 1.2815515655446004",
    "0.05, 1.6448536269514722",
    "0.025, 1.959963984540054",
    "0.005, 2.5758293035489004",
    "0.001, 3.090232306167814",
    "0.0000005, 4.891638475699029",
    "0.000000001, 5.997807015008182"
  })
  void percentiles_are_those_of_the_tables(double tail, double z) {
    assertThat(NormalDistribution.upper(tail)).isCloseTo(z, within(1e-11 * (1 + z)));
  }

  @Test
  void the_tail_of_a_percentile_is_what_it_was_asked_for() {
    for (double tail = 0.5; tail > 1e-200; tail /= 7) {
      double again = NormalDistribution.tail(NormalDistribution.upper(tail));
      assertThat(again / tail).isCloseTo(1, within(1e-10));
    }
  }

  @Test
  void what_is_no_upper_tail_is_refused() {
    for (double tail : new double[] {0, -1, 0.6, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> NormalDistribution.upper(tail));
    }
  }
}
