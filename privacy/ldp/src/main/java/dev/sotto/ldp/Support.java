package dev.sotto.ldp;

import java.math.BigInteger;

/// The probabilities that a report supports the device's own value, `own / of`, and any one other value,
/// `other / of`.
///
/// @param own   numerator of p
/// @param other numerator of q, in `(0, own)`
/// @param of    the common denominator, more than `own`
public record Support(BigInteger own, BigInteger other, BigInteger of) {
  /// Checks `0 < q < p < 1`.
  public Support {
    if (other.signum() <= 0 || own.compareTo(other) <= 0 || of.compareTo(own) <= 0) {
      throw new IllegalArgumentException(
          "support needs 0 < q < p < 1, was p = " + own + "/" + of + ", q = " + other + "/" + of);
    }
  }
}
