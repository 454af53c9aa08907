package dev.sotto.release;

/// Both tails of the normal distribution, to some ten digits.
///
/// Source: the series, Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4), 2004; the
/// continued fraction, Abramowitz and Stegun, 1964, 26.2.14.
final class NormalTail {
  private static final double SERIES_UP_TO = 3;
  private static final int FRACTIONS = 100;
  private static final double BEYOND_ALL = 38; // the tail is less than the least double there
  private static final int HALVINGS = 60;

  private NormalTail() {}

  /// The probability of a deviation of at least `deviations` to either side.
  static double beyond(double deviations) {
    double z = Math.abs(deviations);
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (z <= SERIES_UP_TO) {
      double term = z;
      double sum = z;
      for (int i = 3; sum + term != sum || i == 3; i += 2) {
        term *= z * z / i;
        sum += term;
      }
      return Math.max(0, 1 - 2 * density * sum);
    }
    double fraction = z;
    for (int i = FRACTIONS; i > 0; i--) {
      fraction = z + i / fraction;
    }
    return 2 * density / fraction;
  }

  /// The deviation that is passed to either side with `probability`, which is in `(0, 1)`.
  static double deviation(double probability) {
    double low = 0;
    double high = BEYOND_ALL;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (beyond(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
