package dev.sotto.entropy;

import java.math.BigInteger;

/// A probability `bits / 2⁶⁴` with `0 < bits < 2⁶⁴`: never impossible, never certain. A draw compares 64 random bits
/// with an integer, so the probability holds exactly and no floating-point number decides.
///
/// @param bits the numerator, as an unsigned 64-bit integer
public record Threshold(long bits) {
  /// The denominator of every threshold, 2⁶⁴.
  public static final BigInteger ONE = BigInteger.ONE.shiftLeft(64);

  /// One half.
  public static final Threshold HALF = new Threshold(Long.MIN_VALUE);

  /// Refuses 0, under which one of two outcomes could never happen.
  public Threshold {
    if (bits == 0) {
      throw new IllegalArgumentException("a threshold must lie strictly between 0 and 2^64, was 0");
    }
  }

  /// The threshold with this numerator.
  ///
  /// @throws IllegalArgumentException if `numerator` is not in `(0, 2⁶⁴)`
  public static Threshold of(BigInteger numerator) {
    if (numerator.signum() <= 0 || numerator.compareTo(ONE) >= 0) {
      throw new IllegalArgumentException(
          "a threshold must lie strictly between 0 and 2^64, was " + numerator);
    }
    return new Threshold(numerator.longValue());
  }

  /// True with probability `bits / 2⁶⁴`, independently at each call.
  public boolean test(RandomSource random) {
    return Long.compareUnsigned(random.nextLong(), bits) < 0;
  }

  /// The numerator as a positive integer.
  public BigInteger numerator() {
    BigInteger low = BigInteger.valueOf(bits & Long.MAX_VALUE);
    return bits < 0 ? low.setBit(63) : low;
  }

  /// `2⁶⁴ - numerator()`, the numerator of the opposite event.
  public BigInteger complement() {
    return ONE.subtract(numerator());
  }
}
