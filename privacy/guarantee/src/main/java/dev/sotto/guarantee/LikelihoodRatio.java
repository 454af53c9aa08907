package dev.sotto.guarantee;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The largest ratio `numerator / denominator` between the probabilities of one output under two values, as exact
/// integers: what a mechanism really does, against which a declared ε is held.
///
/// @param numerator   positive, at least `denominator`
/// @param denominator positive
public record LikelihoodRatio(BigInteger numerator, BigInteger denominator) {
  private static final Epsilon LARGEST =
      new Epsilon(100_000_000_000L); // e^100 exceeds every ratio over 2^64

  /// Checks that the ratio is at least one.
  public LikelihoodRatio {
    if (denominator.signum() <= 0 || numerator.compareTo(denominator) < 0) {
      throw new IllegalArgumentException(
          "a likelihood ratio must be at least 1, was " + numerator + "/" + denominator);
    }
  }

  /// Whether this ratio is at most e^`epsilon`, decided against a rigorous lower bound of it.
  public boolean isWithin(Epsilon epsilon) {
    BigDecimal allowed = Exponential.below(epsilon).multiply(new BigDecimal(denominator));
    return new BigDecimal(numerator).compareTo(allowed) <= 0;
  }

  /// The logarithm of this ratio, rounded up to the billionth: the least ε for which [#isWithin(Epsilon)] holds.
  ///
  /// @throws IllegalArgumentException if the ratio exceeds e¹⁰⁰
  public Epsilon epsilon() {
    if (!isWithin(LARGEST)) {
      throw new IllegalArgumentException("a likelihood ratio beyond e^100 protects nobody");
    }
    long tooLittle = -1;
    long enough = LARGEST.nanos();
    while (enough - tooLittle > 1) {
      long middle = (enough + tooLittle) >>> 1;
      if (isWithin(new Epsilon(middle))) {
        enough = middle;
      } else {
        tooLittle = middle;
      }
    }
    return new Epsilon(enough);
  }
}
