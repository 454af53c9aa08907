package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.entropy.Threshold;
import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
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
      case ProjectiveGeometryResponse(int domain, int prime, int dimension, Threshold keep) ->
          new ProjectiveGeometryResponse(
              domain, prime, dimension, Threshold.of(keep.numerator().add(BigInteger.ONE)));
    };
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.1", "0.5", "1", "1.0986", "2", "4", "8"})
  void the_actual_epsilon_is_the_declared_one_to_a_billionth(String declared) {
    Epsilon epsilon = Epsilon.parse(declared);
    for (Mechanism mechanism : List.of(Mechanism.K_ARY, Mechanism.UNARY, Mechanism.GEOMETRY)) {
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
  void domains_beyond_unary_encoding_get_whichever_of_the_others_is_better() {
    for (String declared : List.of("0.5", "2", "4", "6", "7", "8", "9", "10", "12")) {
      Epsilon epsilon = Epsilon.parse(declared);
      for (int domain : new int[] {4097, 9_000, 30_000, 65_536}) {
        Mechanism better = Calibration.better(domain, epsilon);
        double kary = variance(Mechanism.K_ARY, domain, epsilon);
        double geometry = variance(Mechanism.GEOMETRY, domain, epsilon);
        boolean declaredBefore = domain - 2 < 3 * Math.exp(epsilon.nanos() / 1e9);
        assertThat(better)
            .as("%d values, epsilon %s, %g and %g", domain, epsilon, kary, geometry)
            .isEqualTo(declaredBefore || kary <= geometry ? Mechanism.K_ARY : Mechanism.GEOMETRY);
      }
      assertThat(Calibration.better(65_537, epsilon)).isEqualTo(Mechanism.GEOMETRY);
      assertThat(Calibration.better(4096, epsilon)).isNotEqualTo(Mechanism.GEOMETRY);
    }
  }

  private static double variance(Mechanism mechanism, int domain, Epsilon epsilon) {
    FrequencyOracle oracle = Calibration.calibrate(mechanism, domain, epsilon);
    return new FrequencyEstimator(oracle).variance(0, 1);
  }

  /// The least variance there is at frequency 0 is that of subset selection with the best size of subset.
  ///
  /// Source: Ye and Barg, IEEE Trans. Inf. Theory 64, 2018, theorem III.1.
  @ParameterizedTest
  @CsvSource({"0.5", "1", "1.5", "2", "2.5", "3", "4", "5"})
  void geometry_is_within_five_per_cent_of_the_least_variance(String declared) {
    Epsilon epsilon = Epsilon.parse(declared);
    for (int domain : new int[] {4097, 17_000, 22_000, 65_536, 300_000, 1_000_000, 1 << 20}) {
      double ratio =
          variance(Mechanism.GEOMETRY, domain, epsilon)
              / subsetSelection(domain, Math.exp(Double.parseDouble(declared)));
      System.out.println(domain + " values, epsilon " + epsilon + ": " + ratio);
      assertThat(ratio).as("%d values", domain).isBetween(0.999999, 1.05);
    }
  }

  private static double subsetSelection(int domain, double e) {
    double least = Double.MAX_VALUE;
    for (int extra = 0; extra < 2; extra++) {
      double size = Math.floor(domain / (e + 1)) + extra;
      if (size >= 1) {
        double p = e * size / (e * size + domain - size);
        double q = (p * (size - 1) + (1 - p) * size) / (domain - 1);
        least = Math.min(least, q * (1 - q) / ((p - q) * (p - q)));
      }
    }
    return least;
  }

  @Test
  void the_space_with_the_least_variance_is_chosen_of_those_that_can_be_decoded() {
    assertThat(space(22_000, "5")).isEqualTo("149^3");
    assertThat(space(1_000_000, "2")).isEqualTo("11^7"); // 7^9 would have more points than allowed
    assertThat(space(1_000_000, "5")).isEqualTo("107^4"); // 109^4 is more than 2^27
    assertThat(space(2, "1")).isEqualTo("2^2");
  }

  private static String space(int domain, String epsilon) {
    ProjectiveGeometryResponse oracle =
        (ProjectiveGeometryResponse)
            Calibration.calibrate(Mechanism.GEOMETRY, domain, Epsilon.parse(epsilon));
    return oracle.prime() + "^" + oracle.dimension();
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
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.GEOMETRY, (1 << 20) + 1, one))
        .hasMessageContaining("1048577");
    assertThatThrownBy(() -> Calibration.calibrate(Mechanism.K_ARY, 1, one))
        .hasMessageContaining("1");
  }
}
