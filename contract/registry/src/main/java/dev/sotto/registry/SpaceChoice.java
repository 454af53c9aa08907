package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// The space of projective geometry response for a domain and ε: of all primes q, each with the least dimension that
/// has a point for every value and that can be decoded, the one of least variance at frequency 0; of equal ones the
/// least prime. In decimal arithmetic of 60 digits, so that it is the same everywhere.
///
/// With K points, c of them orthogonal to one and d to two, a report supports another value than the own with
/// probability `R / D`, where `D = E c + K - c`, `R = E d + c - d` and `E = e^ε`, and the own with more by
/// `(E - 1)(c - d) / D`. So the variance of one report is `R (D - R) / ((E - 1)(c - d))²`.
///
/// @param prime     q
/// @param dimension least with a point a value
/// @param variance  of one report at frequency 0, times `(E - 1)²`
record SpaceChoice(int prime, int dimension, BigDecimal variance) {
  private static final MathContext DIGITS = new MathContext(60);

  /// The best space.
  ///
  /// @param domainSize from 2 to [ProjectiveGeometryResponse#MAX_DOMAIN_SIZE]; there is always one
  static SpaceChoice best(int domainSize, Epsilon epsilon) {
    BigDecimal e = Exponential.below(epsilon);
    Optional<SpaceChoice> best = Optional.empty();
    for (int prime = 2; (long) prime * prime <= ProjectiveGeometryResponse.MAX_VECTORS; prime++) {
      int dimension = leastDimension(domainSize, prime);
      if (ProjectiveGeometryResponse.fits(domainSize, prime, dimension)) {
        SpaceChoice space = of(prime, dimension, e);
        if (best.isEmpty() || space.variance.compareTo(best.get().variance) < 0) {
          best = Optional.of(space);
        }
      }
    }
    return best.orElseThrow();
  }

  private static int leastDimension(int domainSize, int prime) {
    int dimension = 2;
    for (long points = prime + 1L; points < domainSize; points = points * prime + 1) {
      dimension++;
    }
    return dimension;
  }

  private static SpaceChoice of(int prime, int dimension, BigDecimal e) {
    BigDecimal points = points(prime, dimension);
    BigDecimal one = points(prime, dimension - 1);
    BigDecimal two = points(prime, dimension - 2);
    BigDecimal apart = one.subtract(two);
    BigDecimal whole = e.multiply(one).add(points).subtract(one);
    BigDecimal other = e.multiply(two).add(apart);
    BigDecimal variance =
        other.multiply(whole.subtract(other)).divide(apart.multiply(apart), DIGITS);
    return new SpaceChoice(prime, dimension, variance);
  }

  /// Number of points of a space of `dimension` coordinates.
  static BigDecimal points(int prime, int dimension) {
    long points = 0;
    for (int i = 0; i < dimension; i++) {
      points = points * prime + 1;
    }
    return BigDecimal.valueOf(points);
  }
}
