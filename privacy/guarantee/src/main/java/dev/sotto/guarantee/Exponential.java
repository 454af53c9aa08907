package dev.sotto.guarantee;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Rigorous bounds of e^ε in decimal arithmetic, good to some 55 significant digits. The floating-point `exp` differs
/// between platforms and says nothing of its error; these bounds are the same everywhere and hold.
///
/// Both sum the Taylor series of `y = ε / 2ʰ ≤ 1/2` and square `h` times. All quantities are positive, so rounding
/// every operation down keeps a lower bound a lower bound, and rounding up, with twice the next term for the rest of
/// the series, an upper one: the tail after the term `yᴺ/N!` is at most that term when `y ≤ 1/2`.
public final class Exponential {
  private static final MathContext DOWN = new MathContext(60, RoundingMode.DOWN);
  private static final MathContext UP = new MathContext(60, RoundingMode.UP);
  private static final int TERMS = 45; // (1/2)^45 / 45! < 10^-69

  private Exponential() {}

  /// A number at most e^`epsilon`, and within a relative 10⁻⁵⁵ of it for ε up to 64.
  public static BigDecimal below(Epsilon epsilon) {
    return power(epsilon, DOWN);
  }

  /// A number at least e^`epsilon`, and within a relative 10⁻⁵⁵ of it for ε up to 64.
  public static BigDecimal above(Epsilon epsilon) {
    return power(epsilon, UP);
  }

  private static BigDecimal power(Epsilon epsilon, MathContext rounding) {
    BigDecimal y = epsilon.toDecimal();
    int halvings = 0;
    while (y.compareTo(BigDecimal.valueOf(5, 1)) > 0) {
      y = y.divide(BigDecimal.valueOf(2)); // exact: one more decimal place each
      halvings++;
    }
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; i <= TERMS; i++) {
      term = term.multiply(y, rounding).divide(BigDecimal.valueOf(i), rounding);
      sum = sum.add(term, rounding);
    }
    if (rounding.getRoundingMode() == RoundingMode.UP) {
      sum = sum.add(term, rounding);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, rounding);
    }
    return sum;
  }
}
