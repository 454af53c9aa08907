package dev.sotto.bench;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.samples.Samples;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The mechanisms that are compared, each at ε = 1.
public enum Mechanism {
  /// k-ary response of two values.
  KARY_2,
  /// k-ary response of 24 values.
  KARY_24,
  /// Unary encoding of 25 values.
  UNARY_25,
  /// Unary encoding of 256 values.
  UNARY_256,
  /// Projective geometry response of 20 000 values: 29 524 points over 3 in 10 dimensions, 9 841 orthogonal to each.
  GEOMETRY_20000;

  FrequencyOracle oracle() {
    return switch (this) {
      case KARY_2 -> Samples.kary(2, "1");
      case KARY_24 -> Samples.kary(24, "1");
      case UNARY_25 -> Samples.unary(25, "1");
      case UNARY_256 -> Samples.unary(256, "1");
      case GEOMETRY_20000 -> new ProjectiveGeometryResponse(20_000, 3, 10, keep(29_524, 9_841));
    };
  }

  /// `E c / (E c + K - c)`, rounded towards privacy.
  private static Threshold keep(int points, int orthogonal) {
    BigDecimal likely =
        Exponential.below(Epsilon.parse("1")).multiply(BigDecimal.valueOf(orthogonal));
    BigDecimal whole = likely.add(BigDecimal.valueOf(points - orthogonal));
    BigDecimal all = new BigDecimal(Threshold.ONE);
    return Threshold.of(
        likely.multiply(all).divide(whole, 0, RoundingMode.DOWN).toBigIntegerExact());
  }
}
