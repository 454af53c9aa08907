package dev.sotto.ldp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// An exact probability, in lowest terms.
record Fraction(BigInteger numerator, BigInteger denominator) {
  static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
  static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

  Fraction {
    BigInteger divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction times(BigInteger top, BigInteger bottom) {
    return new Fraction(numerator.multiply(top), denominator.multiply(bottom));
  }

  BigDecimal toDecimal() {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(60));
  }
}
