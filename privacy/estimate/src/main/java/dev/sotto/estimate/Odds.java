package dev.sotto.estimate;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Support;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// [Support] in floating point: here what was exact becomes a double.
///
/// @param p that a report supports the device's own value
/// @param q that it supports any one other value
record Odds(double p, double q) {
  static Odds of(FrequencyOracle oracle) {
    Support support = oracle.support();
    return new Odds(quotient(support.own(), support.of()), quotient(support.other(), support.of()));
  }

  private static double quotient(BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }
}
