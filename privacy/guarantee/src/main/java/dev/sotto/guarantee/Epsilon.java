package dev.sotto.guarantee;

import java.math.BigDecimal;

/// A privacy loss ε of pure differential privacy, exact to the billionth: `nanos / 10⁹`.
///
/// Being a decimal of at most nine places it is the number the metric's author wrote, it adds without rounding, and
/// a ledger of it never drifts.
///
/// @param nanos ε in billionths, in `[0, MAX_NANOS]`
public record Epsilon(long nanos) implements Comparable<Epsilon> {
  /// Nothing was spent.
  public static final Epsilon ZERO = new Epsilon(0);

  /// The largest ε that can be written down, a million: room for a sum over years, far past any guarantee.
  public static final long MAX_NANOS = 1_000_000_000_000_000L;

  private static final int PLACES = 9;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(MAX_NANOS, PLACES);

  /// Checks the range.
  public Epsilon {
    if (nanos < 0 || nanos > MAX_NANOS) {
      throw new IllegalArgumentException(
          "epsilon must be in [0, 1000000], was "
              + BigDecimal.valueOf(nanos, PLACES).toPlainString());
    }
  }

  /// The ε written as a decimal.
  ///
  /// @throws IllegalArgumentException if it is negative, above a million, or has more than nine decimal places
  public static Epsilon of(BigDecimal value) {
    // compared before it is scaled and never printed in full: 1e999999999 would fill the memory
    if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("epsilon must be in [0, 1000000], was " + value);
    }
    BigDecimal exact = value.stripTrailingZeros();
    if (exact.scale() > PLACES) {
      throw new IllegalArgumentException("epsilon has at most nine decimal places, was " + value);
    }
    return new Epsilon(exact.movePointRight(PLACES).longValueExact());
  }

  /// [#of(BigDecimal)] of the decimal in `text`.
  ///
  /// @throws IllegalArgumentException also if `text` is not a decimal
  public static Epsilon parse(String text) {
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException notDecimal) {
      throw new IllegalArgumentException(
          "epsilon must be a decimal such as 0.5, was \"" + text + "\"", notDecimal);
    }
    return of(value);
  }

  /// The loss of this and `other` together: basic sequential composition.
  ///
  /// Source: Dwork, McSherry, Nissim, Smith, TCC 2006; theorem 3.16 in Dwork and Roth, 2014.
  public Epsilon plus(Epsilon other) {
    return new Epsilon(Math.addExact(nanos, other.nanos));
  }

  /// The loss of `count` such reports together.
  ///
  /// @param count at least 0
  /// @throws IllegalArgumentException if `count` is negative or the loss exceeds a million
  public Epsilon times(long count) {
    if (count < 0 || (count > 0 && nanos > MAX_NANOS / count)) {
      throw new IllegalArgumentException(
          "epsilon must be in [0, 1000000], was " + this + " times " + count);
    }
    return new Epsilon(nanos * count);
  }

  /// This as a decimal.
  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(nanos, PLACES);
  }

  @Override
  public int compareTo(Epsilon other) {
    return Long.compare(nanos, other.nanos);
  }

  /// The decimal without needless zeros, such as `0.5`.
  @Override
  public String toString() {
    return nanos == 0 ? "0" : toDecimal().stripTrailingZeros().toPlainString();
  }
}
