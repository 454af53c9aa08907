package dev.sotto.ldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.LikelihoodRatio;
import dev.sotto.testkit.ExactDistribution;
import dev.sotto.testkit.Fraction;
import dev.sotto.wire.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/// The guarantee itself: no output is more than e^ε times as probable under one value as under
/// another. Decided on the integers, for every output and every pair of values.
class ExactPrivacyTest {
  private static final List<String> EPSILONS =
      List.of("0.1", "0.25", "0.5", "1", "2", "3.5", "6", "10");

  @Test
  void no_output_of_kary_response_tells_values_apart_by_more_than_its_epsilon() {
    for (String epsilon : EPSILONS) {
      for (int k = 2; k <= 8; k++) {
        requireExactly(Calibrated.kary(k, epsilon), epsilon);
      }
    }
  }

  @Test
  void no_output_of_unary_encoding_tells_values_apart_by_more_than_its_epsilon() {
    for (String epsilon : EPSILONS) {
      for (int k = 2; k <= 5; k++) {
        requireExactly(Calibrated.unary(k, epsilon), epsilon);
      }
    }
  }

  @Test
  void no_output_of_geometry_response_tells_values_apart_by_more_than_its_epsilon() {
    for (String epsilon : EPSILONS) {
      requireExactly(Calibrated.geometry(3, 2, 2, epsilon), epsilon);
      requireExactly(Calibrated.geometry(7, 2, 3, epsilon), epsilon);
      requireExactly(Calibrated.geometry(4, 3, 2, epsilon), epsilon);
    }
    requireExactly(Calibrated.geometry(13, 3, 3, "1"), "1");
    requireExactly(Calibrated.geometry(9, 2, 4, "0.5"), "0.5");
    requireExactly(Calibrated.geometry(3, 5, 3, "2"), "2");
  }

  /// Private, as `largestRatio()` says, with nothing of ε left unused.
  private static void requireExactly(FrequencyOracle oracle, String epsilon) {
    List<Map<Bytes, Fraction>> distributions =
        distributions(oracle.randomizer(), oracle.domainSize());
    LikelihoodRatio found = largestRatio(distributions);
    requireWithin(found, epsilon);
    LikelihoodRatio stated = oracle.largestRatio();
    assertThat(found.numerator().multiply(stated.denominator()))
        .as("largest ratio of %s", oracle)
        .isEqualTo(stated.numerator().multiply(found.denominator()));
    assertThat(oracle.actualEpsilon()).isEqualTo(Epsilon.parse(epsilon));
  }

  @Test
  void a_randomizer_that_sends_one_bit_as_it_is_fails_the_same_check() {
    UnaryEncoding oracle = Calibrated.unary(4, "1");
    requirePrivate(unary(oracle, bit -> false), 4, "1"); // the honest one, written the same way
    requireRevealing(unary(oracle, bit -> bit == 0), 4, "1"); // the first
    requireRevealing(unary(oracle, bit -> bit == 3), 4, "1"); // the last: OpenDP before 0.15.0
  }

  /// Unary encoding that sends the bits with `bare` as they are.
  private static Randomizer unary(UnaryEncoding oracle, IntPredicate bare) {
    return (value, random) -> {
      int bits = 0;
      for (int i = 0; i < oracle.domainSize(); i++) {
        boolean one = (i == value ? oracle.p() : oracle.q()).test(random);
        bits = bits << 1 | ((bare.test(i) ? i == value : one) ? 1 : 0);
      }
      return Bytes.of((byte) bits);
    };
  }

  /// pure-LDP before 1.2.0: the own bit is drawn with q like all others and then once more with p.
  @Test
  void unary_encoding_that_does_not_reset_the_own_bit_fails_the_same_check() {
    UnaryEncoding oracle = Calibrated.unary(4, "1");
    requireRevealing(
        (value, random) -> {
          int bits = 0;
          for (int i = 0; i < 4; i++) {
            bits |= (oracle.q().test(random) ? 1 : 0) << i;
          }
          bits |= (oracle.p().test(random) ? 1 : 0) << value;
          return Bytes.of((byte) bits);
        },
        4,
        "1");
  }

  @Test
  void a_threshold_one_unit_on_the_wrong_side_fails_the_same_check() {
    for (String epsilon : EPSILONS) {
      for (int k = 2; k <= 8; k++) {
        KaryResponse kary = new KaryResponse(k, moved(Calibrated.karyKeep(k, epsilon), 1));
        requireRevealing(kary.randomizer(), k, epsilon);
      }
      UnaryEncoding honest = Calibrated.unary(3, epsilon);
      UnaryEncoding unary = new UnaryEncoding(3, honest.p(), moved(honest.q(), -1));
      requireRevealing(unary.randomizer(), 3, epsilon);
      ProjectiveGeometryResponse geometry =
          new ProjectiveGeometryResponse(7, 2, 3, moved(Calibrated.geometryKeep(2, 3, epsilon), 1));
      requireRevealing(geometry.randomizer(), 7, epsilon);
    }
  }

  private static Threshold moved(Threshold threshold, long units) {
    return Threshold.of(threshold.numerator().add(BigInteger.valueOf(units)));
  }

  @Test
  void keep_compiled_for_one_value_less_fails_the_same_check() {
    for (int k = 3; k <= 8; k++) {
      KaryResponse oracle = new KaryResponse(k, Calibrated.karyKeep(k - 1, "1"));
      requireRevealing(oracle.randomizer(), k, "1");
    }
  }

  /// Compiled with k others where there are k - 1, the mechanism is private but wastes ε: the check
  /// that nothing is left unused finds that.
  @Test
  void keep_compiled_for_one_value_more_fails_the_check_of_tightness() {
    for (int k = 2; k <= 8; k++) {
      KaryResponse oracle = new KaryResponse(k, Calibrated.karyKeep(k + 1, "1"));
      requirePrivate(oracle.randomizer(), k, "1");
      assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requireExactly(oracle, "1"));
    }
  }

  @Test
  void a_lie_that_never_names_the_neighbour_fails_the_same_check() {
    Threshold keep = Calibrated.karyKeep(4, "1");
    requireRevealing(
        (value, random) -> {
          boolean kept = keep.test(random);
          int lie = (value + 2 + random.uniform(2)) % 4;
          return Bytes.of((byte) (kept ? value : lie));
        },
        4,
        "1");
  }

  /// The published program of subset selection draws its "not this one" from all: what it calls a lie is the truth too
  /// often. Here the same mistake in geometry response.
  @Test
  void geometry_response_that_draws_its_lies_from_all_points_fails_the_same_check() {
    for (String epsilon : EPSILONS) {
      ProjectiveGeometryResponse oracle = Calibrated.geometry(7, 2, 3, epsilon);
      ProjectiveSpace space = new ProjectiveSpace(2, 3);
      requirePrivate(geometry(oracle, space, space.others()), 7, epsilon); // the honest one
      requireRevealing(geometry(oracle, space, space.points()), 7, epsilon);
    }
  }

  private static Randomizer geometry(
      ProjectiveGeometryResponse oracle, ProjectiveSpace space, int lies) {
    return (value, random) -> {
      int[] own = space.vector(value, space.dimension());
      boolean kept = oracle.keep().test(random);
      int truth = space.orthogonalTo(own, random.uniform(space.orthogonal()));
      int drawn = random.uniform(lies);
      int lie = lies == space.points() ? drawn : space.notOrthogonalTo(own, drawn);
      return Bytes.of((byte) (kept ? truth : lie));
    };
  }

  private static void requireRevealing(Randomizer randomizer, int k, String epsilon) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> requirePrivate(randomizer, k, epsilon));
  }

  private static void requirePrivate(Randomizer randomizer, int k, String epsilon) {
    requireWithin(largestRatio(distributions(randomizer, k)), epsilon);
  }

  private static void requireWithin(LikelihoodRatio ratio, String epsilon) {
    assertThat(ratio.isWithin(Epsilon.parse(epsilon)))
        .as("%s / %s is within e^%s", ratio.numerator(), ratio.denominator(), epsilon)
        .isTrue();
  }

  private static List<Map<Bytes, Fraction>> distributions(Randomizer randomizer, int k) {
    List<Map<Bytes, Fraction>> distributions = new ArrayList<>();
    for (int value = 0; value < k; value++) {
      int held = value;
      distributions.add(
          ExactDistribution.of(draws -> randomizer.randomize(held, new Drawn(draws))));
    }
    return distributions;
  }

  private static LikelihoodRatio largestRatio(List<Map<Bytes, Fraction>> distributions) {
    Set<Bytes> outputs = new HashSet<>();
    distributions.forEach(distribution -> outputs.addAll(distribution.keySet()));
    LikelihoodRatio largest = new LikelihoodRatio(BigInteger.ONE, BigInteger.ONE);
    for (Bytes output : outputs) {
      for (Map<Bytes, Fraction> one : distributions) {
        for (Map<Bytes, Fraction> other : distributions) {
          Fraction likely = one.getOrDefault(output, Fraction.ZERO);
          Fraction unlikely = other.getOrDefault(output, Fraction.ZERO);
          assertThat(unlikely.numerator().signum())
              .as("output %s is possible under every value", output.toHex())
              .isPositive();
          BigInteger top = likely.numerator().multiply(unlikely.denominator());
          BigInteger bottom = unlikely.numerator().multiply(likely.denominator());
          if (top.multiply(largest.denominator()).compareTo(bottom.multiply(largest.numerator()))
              > 0) {
            largest = new LikelihoodRatio(top, bottom);
          }
        }
      }
    }
    return largest;
  }
}
