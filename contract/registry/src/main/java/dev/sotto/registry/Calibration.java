package dev.sotto.registry;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.UnaryEncoding;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Compiles a declared ε into the integer thresholds over 2⁶⁴ that devices obey, rounded towards privacy. It uses a
/// lower bound of `E = e^ε` throughout, so what comes out spends at most ε; one unit more of `keep`, or one less of
/// `q`, would spend more.
///
/// - k-ary response: `keep = ⌊2⁶⁴ · E / (E + k − 1)⌋`
/// - unary encoding: `p = 2⁶³`, `q = ⌈2⁶⁴ / (E + 1)⌉`
/// - projective geometry response with c of K points orthogonal to one, in the space of least variance:
///   `keep = ⌊2⁶⁴ · E c / (E c + K − c)⌋`
///
/// Source: Wang, Blocki, Li, Jha, USENIX Security 2017, sections 4.1 (direct encoding) and 4.2 (optimized unary);
/// Feldman, Nelson, Nguyen, Talwar, ICML 2022, section 3 (projective geometry).
public final class Calibration {
  /// The largest ε that is compiled. Beyond it a report is the value itself for every purpose.
  public static final Epsilon MAX_EPSILON = Epsilon.parse("32");

  private static final BigInteger HALF = BigInteger.ONE.shiftLeft(63);

  private Calibration() {}

  /// The oracle over `domainSize` values that spends at most `epsilon`.
  ///
  /// @param epsilon    positive, at most [#MAX_EPSILON]
  /// @param domainSize at least 2 and at most [#maxDomainSize(Mechanism)] of the mechanism chosen
  /// @throws IllegalArgumentException if either is out of range, or a threshold came out as 0 or 2⁶⁴
  public static FrequencyOracle calibrate(Mechanism mechanism, int domainSize, Epsilon epsilon) {
    if (epsilon.nanos() == 0 || epsilon.compareTo(MAX_EPSILON) > 0) {
      throw new IllegalArgumentException(
          "epsilon must be in (0, " + MAX_EPSILON + "], was " + epsilon);
    }
    FrequencyOracle oracle =
        switch (mechanism) {
          case AUTO -> calibrate(better(domainSize, epsilon), domainSize, epsilon);
          case K_ARY -> kary(domainSize, epsilon);
          case UNARY -> unary(domainSize, epsilon);
          case GEOMETRY -> geometry(domainSize, epsilon);
        };
    if (!oracle.largestRatio().isWithin(epsilon)) {
      throw new IllegalArgumentException(
          "thresholds for " + domainSize + " values give more than epsilon " + epsilon);
    }
    return oracle;
  }

  /// The mechanism with the smaller variance at frequency 0: k-ary response if `k < 3e^ε + 2`, else unary encoding; in
  /// domains too large for unary encoding, whichever of k-ary and projective geometry response it is.
  public static Mechanism better(int domainSize, Epsilon epsilon) {
    BigDecimal e = Exponential.below(epsilon);
    BigDecimal excess = BigDecimal.valueOf(domainSize - 2L);
    if (domainSize > KaryResponse.MAX_DOMAIN_SIZE) {
      return Mechanism.GEOMETRY;
    }
    if (excess.compareTo(e.multiply(BigDecimal.valueOf(3))) < 0) {
      return Mechanism.K_ARY;
    }
    if (domainSize <= UnaryEncoding.MAX_DOMAIN_SIZE) {
      return Mechanism.UNARY;
    }
    BigDecimal kary = excess.add(e); // like the other's, times (E − 1)²
    return kary.compareTo(SpaceChoice.best(domainSize, epsilon).variance()) <= 0
        ? Mechanism.K_ARY
        : Mechanism.GEOMETRY;
  }

  /// The most values `mechanism` can have.
  public static int maxDomainSize(Mechanism mechanism) {
    return switch (mechanism) {
      case K_ARY -> KaryResponse.MAX_DOMAIN_SIZE;
      case UNARY -> UnaryEncoding.MAX_DOMAIN_SIZE;
      case AUTO, GEOMETRY -> ProjectiveGeometryResponse.MAX_DOMAIN_SIZE;
    };
  }

  private static KaryResponse kary(int domainSize, Epsilon epsilon) {
    BigDecimal e = Exponential.below(epsilon);
    BigDecimal all = e.add(BigDecimal.valueOf(domainSize - 1L));
    BigInteger keep = floorOf2To64Times(e, all);
    return new KaryResponse(domainSize, Threshold.of(keep));
  }

  private static UnaryEncoding unary(int domainSize, Epsilon epsilon) {
    BigDecimal e = Exponential.below(epsilon);
    BigDecimal all = e.add(BigDecimal.ONE);
    // ⌈2⁶⁴ / (E + 1)⌉ = 2⁶⁴ − ⌊2⁶⁴ · E / (E + 1)⌋
    BigInteger q = Threshold.ONE.subtract(floorOf2To64Times(e, all));
    return new UnaryEncoding(domainSize, Threshold.of(HALF), Threshold.of(q));
  }

  private static ProjectiveGeometryResponse geometry(int domainSize, Epsilon epsilon) {
    SpaceChoice space = SpaceChoice.best(domainSize, epsilon);
    BigDecimal points = SpaceChoice.points(space.prime(), space.dimension());
    BigDecimal orthogonal = SpaceChoice.points(space.prime(), space.dimension() - 1);
    BigDecimal likely = Exponential.below(epsilon).multiply(orthogonal);
    BigInteger keep = floorOf2To64Times(likely, likely.add(points).subtract(orthogonal));
    return new ProjectiveGeometryResponse(
        domainSize, space.prime(), space.dimension(), Threshold.of(keep));
  }

  private static BigInteger floorOf2To64Times(BigDecimal numerator, BigDecimal denominator) {
    return numerator
        .multiply(new BigDecimal(Threshold.ONE))
        .divideToIntegralValue(denominator)
        .toBigIntegerExact();
  }
}
