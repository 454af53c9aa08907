package dev.sotto.ldp;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Oracles whose integers are compiled from ε, rounded towards privacy.
final class Calibrated {
  private static final BigDecimal ONE = new BigDecimal(Threshold.ONE);

  private Calibrated() {}

  /// `keep = ⌊2⁶⁴ E / (E + k - 1)⌋`.
  static KaryResponse kary(int k, String epsilon) {
    return new KaryResponse(k, karyKeep(k, epsilon));
  }

  static Threshold karyKeep(int k, String epsilon) {
    BigDecimal e = Exponential.below(Epsilon.parse(epsilon));
    BigDecimal whole = e.add(BigDecimal.valueOf(k - 1L));
    return Threshold.of(ONE.multiply(e).divide(whole, 0, RoundingMode.DOWN).toBigInteger());
  }

  /// `p = 1/2`, `q = ⌈2⁶⁴ / (E + 1)⌉`.
  static UnaryEncoding unary(int k, String epsilon) {
    BigDecimal e = Exponential.below(Epsilon.parse(epsilon));
    BigDecimal q = ONE.divide(e.add(BigDecimal.ONE), 0, RoundingMode.UP);
    return new UnaryEncoding(k, Threshold.HALF, Threshold.of(q.toBigInteger()));
  }

  /// `keep = ⌊2⁶⁴ E c / (E c + K - c)⌋` with c of K points orthogonal to one.
  static ProjectiveGeometryResponse geometry(int k, int prime, int dimension, String epsilon) {
    return new ProjectiveGeometryResponse(
        k, prime, dimension, geometryKeep(prime, dimension, epsilon));
  }

  static Threshold geometryKeep(int prime, int dimension, String epsilon) {
    ProjectiveSpace space = new ProjectiveSpace(prime, dimension);
    BigDecimal likely =
        Exponential.below(Epsilon.parse(epsilon)).multiply(BigDecimal.valueOf(space.orthogonal()));
    BigDecimal whole = likely.add(BigDecimal.valueOf(space.others()));
    return Threshold.of(ONE.multiply(likely).divide(whole, 0, RoundingMode.DOWN).toBigInteger());
  }
}
