package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.entropy.Threshold;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.Randomizer;
import dev.sotto.ldp.Support;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.ExactDistribution;
import dev.sotto.testkit.Fraction;
import dev.sotto.wire.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reports support each value exactly as often as the estimator takes them to: every output, decoded, by its exact
/// probability.
class ExactSupportTest {
  private static final List<String> EPSILONS =
      List.of("0.1", "0.25", "0.5", "1", "2", "3.5", "6", "10");

  @Test
  void kary_response_supports_values_as_often_as_it_states() {
    for (String epsilon : EPSILONS) {
      for (int k = 2; k <= 8; k++) {
        requireStated(Samples.kary(k, epsilon));
      }
    }
  }

  @Test
  void unary_encoding_supports_values_as_often_as_it_states() {
    for (String epsilon : EPSILONS) {
      for (int k = 2; k <= 5; k++) {
        requireStated(Samples.unary(k, epsilon));
      }
    }
  }

  @Test
  void geometry_response_supports_values_as_often_as_it_states() {
    for (String epsilon : EPSILONS) {
      requireStated(Samples.geometry(3, 2, 2, epsilon));
      requireStated(Samples.geometry(7, 2, 3, epsilon));
      requireStated(Samples.geometry(4, 3, 2, epsilon));
    }
    requireStated(Samples.geometry(13, 3, 3, "1"));
    requireStated(Samples.geometry(9, 2, 4, "0.5"));
    requireStated(Samples.geometry(3, 5, 3, "2"));
  }

  @Test
  void devices_that_keep_the_truth_by_one_draw_more_fail_the_same_check() {
    KaryResponse oracle = Samples.kary(3, "1");
    KaryResponse bolder = new KaryResponse(3, new Threshold(oracle.keep().bits() + 1));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requireStated(oracle, bolder.randomizer()));
  }

  private static void requireStated(FrequencyOracle oracle) {
    requireStated(oracle, oracle.randomizer());
  }

  private static void requireStated(FrequencyOracle oracle, Randomizer devices) {
    Support support = oracle.support();
    for (int value = 0; value < oracle.domainSize(); value++) {
      int held = value;
      Map<Bytes, Fraction> outputs =
          ExactDistribution.of(draws -> devices.randomize(held, new Drawn(draws)));
      for (int other = 0; other < oracle.domainSize(); other++) {
        assertThat(supportOf(oracle, outputs, other))
            .isEqualTo(
                new Fraction(value == other ? support.own() : support.other(), support.of()));
      }
    }
  }

  private static Fraction supportOf(
      FrequencyOracle oracle, Map<Bytes, Fraction> outputs, int value) {
    Fraction sum = Fraction.ZERO;
    for (Map.Entry<Bytes, Fraction> output : outputs.entrySet()) {
      Counted counted = new Counted(oracle);
      counted.absorb(output.getKey());
      if (counted.supports()[value] == 1) {
        sum = sum.plus(output.getValue());
      }
    }
    return sum;
  }
}
