package dev.sotto.estimate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/// Binomial distributions in decimal arithmetic, from the definition, for the doubles exactly as
/// they are.
final class Reference {
  private static final MathContext DIGITS = new MathContext(60);

  private Reference() {}

  /// The mass of 0 to n successes.
  static BigDecimal[] binomial(int n, double p) {
    BigDecimal success = new BigDecimal(p);
    BigDecimal failure = BigDecimal.ONE.subtract(success);
    BigDecimal[] masses = new BigDecimal[n + 1];
    BigInteger ways = BigInteger.ONE;
    for (int x = 0; x <= n; x++) {
      masses[x] =
          new BigDecimal(ways)
              .multiply(success.pow(x, DIGITS), DIGITS)
              .multiply(failure.pow(n - x, DIGITS), DIGITS);
      ways = ways.multiply(BigInteger.valueOf(n - x)).divide(BigInteger.valueOf(x + 1L));
    }
    return masses;
  }

  /// The mass of 0 to m + l of the sum of Binomial(m, p) and Binomial(l, q).
  static BigDecimal[] sum(int m, double p, int l, double q) {
    BigDecimal[] own = binomial(m, p);
    BigDecimal[] others = binomial(l, q);
    BigDecimal[] masses = new BigDecimal[m + l + 1];
    Arrays.fill(masses, BigDecimal.ZERO);
    for (int x = 0; x <= m; x++) {
      for (int y = 0; y <= l; y++) {
        masses[x + y] = masses[x + y].add(own[x].multiply(others[y], DIGITS), DIGITS);
      }
    }
    return masses;
  }
}
