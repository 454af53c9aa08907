package dev.sotto.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// An exact probability, in lowest terms.
///
/// @param numerator   at least 0
/// @param denominator above 0
public record Fraction(BigInteger numerator, BigInteger denominator) {
  /// What never happens.
  public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

  /// What always happens.
  public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

  /// Brings it to lowest terms.
  public Fraction {
    if (numerator.signum() < 0 || denominator.signum() <= 0) {
      throw new IllegalArgumentException("no probability: " + numerator + "/" + denominator);
    }
    BigInteger divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  /// The sum of both.
  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /// This times `top / bottom`.
  public Fraction times(BigInteger top, BigInteger bottom) {
    return new Fraction(numerator.multiply(top), denominator.multiply(bottom));
  }

  /// To 60 digits.
  public BigDecimal toDecimal() {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(60));
  }
}
