package dev.sotto.estimate;

/// The standard normal distribution, as intervals and tests need it.
public final class NormalDistribution {
  private static final double ACCURATE = 1e-14;

  private NormalDistribution() {}

  /// The z that a normal variable exceeds with probability `tail`, to a relative 10⁻¹²: Newton's method on the
  /// logarithm of the tail, which is concave, so that it converges from wherever it starts.
  ///
  /// @param tail in `(0, 0.5]`; at least 10⁻³⁰⁰
  public static double upper(double tail) {
    if (!(tail >= 1e-300 && tail <= 0.5)) {
      throw new IllegalArgumentException("tail must be in [1e-300, 0.5], was " + tail);
    }
    double z = Math.sqrt(Math.max(0, -2 * Math.log(2 * tail)));
    for (int step = 0; step < 100; step++) {
      double ratio = mills(z);
      // tail(z) = density(z) · mills(z), and the derivative of its logarithm is −1 / mills(z)
      double logTail = Math.log(ratio) - z * z / 2 - 0.5 * Math.log(2 * Math.PI);
      double next = z + (logTail - Math.log(tail)) * ratio;
      if (Math.abs(next - z) <= ACCURATE * (1 + z)) {
        return Math.max(0, next);
      }
      z = Math.max(0, next);
    }
    return z;
  }

  /// The probability with which a normal variable exceeds `z`.
  ///
  /// @param z at least 0
  public static double tail(double z) {
    return mills(z) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /// Mills' ratio, the tail over the density. Below 3 the series for the middle, `Φ(z) − 1/2 = φ(z) Σ z^(2k+1)/(2k+1)!!`;
  /// from there Laplace's continued fraction.
  ///
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
  private static double mills(double z) {
    if (z < 3) {
      double term = z;
      double sum = z;
      for (int k = 1; Math.abs(term) > 1e-18 * sum; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      return Math.sqrt(Math.PI / 2) * Math.exp(z * z / 2) - sum;
    }
    double fraction = z;
    for (int k = 200; k >= 1; k--) {
      fraction = z + k / fraction;
    }
    return 1 / fraction;
  }
}
