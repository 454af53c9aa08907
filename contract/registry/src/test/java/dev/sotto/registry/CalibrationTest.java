package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.UnaryEncoding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CalibrationTest {
  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "AUTO", mode = Mode.EXCLUDE)
  void thresholds_keep_epsilon_and_one_unit_more_would_break_it(Mechanism mechanism) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 200; round++) {
      Epsilon epsilon = new Epsilon(random.nextLong(1, Calibration.MAX_EPSILON.nanos() + 1));
      int domain = random.nextInt(2, Calibration.maxDomainSize(mechanism) + 1);
      FrequencyOracle oracle = Calibration.calibrate(mechanism, domain, epsilon);
      String where = "seed %d, %d values, epsilon %s".formatted(seed, domain, epsilon);
      assertThat(oracle.largestRatio().isWithin(epsilon)).as(where).isTrue();
      assertThat(oracle.actualEpsilon()).as(where).isLessThanOrEqualTo(epsilon);
      assertThat(oneUnitBolder(oracle).largestRatio().isWithin(epsilon)).as(where).isFalse();
    }
  }

  private static FrequencyOracle oneUnitBolder(FrequencyOracle oracle) {
    return switch (oracle) {
      case KaryResponse(int domain, Threshold keep) ->
          new KaryResponse(domain, Threshold.of(keep.numerator().add(BigInteger.ONE)));
      case UnaryEncoding(int domain, Threshold p, Threshold q) ->
          new UnaryEncoding(domain, p, Threshold.of(q.numerator().subtract(BigInteger.ONE)));
    };
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.1", "0.5", "1", "1.0986", "2", "4", "8"})
  void the_actual_epsilon_is_the_declared_one_to_a_billionth(String declared) {
    Epsilon epsilon = Epsilon.parse(declared);
    for (Mechanism mechanism : List.of(Mechanism.K_ARY, Mechanism.UNARY)) {
      for (int domain : new int[] {2, 3, 17, 256, 4096}) {
        Epsilon actual = Calibration.calibrate(mechanism, domain, epsilon).actualEpsilon();
        assertThat(epsilon.nanos() - actual.nanos())
            .as("%s %d", mechanism, domain)
            .isBetween(0L, 1L);
      }
    }
  }

  @Test
  void known_thresholds_come_out() {
    // e / (e + 1) = 0.7310585786300048792..., 1 / (e + 1) = 0.2689414213699951207...
    KaryResponse yesNo =
        (KaryResponse) Calibration.calibrate(Mechanism.AUTO, 2, Epsilon.parse("1"));
    assertThat(yesNo.keep().numerator()).isEqualTo(scaled("0.73105857863000487925115924182183627"));
    UnaryEncoding unary =
        (UnaryEncoding) Calibration.calibrate(Mechanism.UNARY, 2, Epsilon.parse("1"));
    assertThat(unary.p()).isEqualTo(Threshold.HALF);
    assertThat(unary.q().numerator())
        .isEqualTo(scaled("0.26894142136999512074884075817816372").add(BigInteger.ONE));
  }

  private static BigInteger scaled(String probability) {
    return new BigDecimal(probability).multiply(new BigDecimal(Threshold.ONE)).toBigInteger();
  }

  @Test
  void the_better_mechanism_is_chosen_at_both_sides_of_the_boundary() {
    for (String declared : List.of("0.1", "1", "2", "3.5")) {
      Epsilon epsilon = Epsilon.parse(declared);
      int boundary = Exponential.above(epsilon).multiply(BigDecimal.valueOf(3)).intValue() + 2;
      assertThat(Calibration.better(boundary, epsilon)).isEqualTo(Mechanism.K_ARY);
      assertThat(Calibration.better(boundary + 1, epsilon)).isEqualTo(Mechanism.UNARY);
    }
    assertThat(Calibration.calibrate(Mechanism.AUTO, 10, Epsilon.parse("1")))
        .isInstanceOf(KaryResponse.class);
    assertThat(Calibration.calibrate(Mechanism.AUTO, 11, Epsilon.parse("1")))
        .isInstanceOf(UnaryEncoding.class);
  }

  @Test
  void what_cannot_be_calibrated_is_refused() {
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.AUTO, 2, Epsilon.ZERO))
        .hasMessage("epsilon must be in (0, 32], was 0");
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.AUTO, 2, Epsilon.parse("33")))
        .hasMessage("epsilon must be in (0, 32], was 33");
    Epsilon one = Epsilon.parse("1");
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.K_ARY, 65537, one))
        .hasMessageContaining("65537");
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.UNARY, 4097, one))
        .hasMessageContaining("4097");
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.K_ARY, 1, one))
        .hasMessageContaining("1");
  }
}
