package dev.sotto.estimate;

/// Binomial(n, p): probabilities by the saddle-point expansion, accurate to some 14 digits for every n.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000, sections 3 and 4.
///
/// @param n number of trials, at least 0
/// @param p probability of a success, in `(0, 1)`
record Binomial(long n, double p) {
  private static final double DEVIATIONS =
      9; // beyond them lies less than 10^-15, with the margin added below
  private static final double MARGIN = 40;
  private static final double[] STIRLING = stirlingErrors();

  /// First number of successes worth summing.
  long first() {
    return (long) Math.max(0, Math.floor(n * p - DEVIATIONS * deviation() - MARGIN));
  }

  /// Last number of successes worth summing.
  long last() {
    return Math.min(n, (long) Math.ceil(n * p + DEVIATIONS * deviation() + MARGIN));
  }

  private double deviation() {
    return Math.sqrt(n * p * (1 - p));
  }

  /// `Pr[X ≤ x]`.
  double atMost(long x) {
    if (x < first()) {
      return 0;
    }
    if (x >= last()) {
      return 1;
    }
    double sum = 0;
    for (long i = first(); i <= x; i++) {
      sum += mass(i);
    }
    return Math.min(1, sum);
  }

  /// `Pr[X = x]`; 0 outside `[0, n]`.
  double mass(long x) {
    if (x < 0 || x > n) {
      return 0;
    }
    if (x == 0) {
      return Math.exp(n * Math.log1p(-p));
    }
    if (x == n) {
      return Math.exp(n * Math.log(p));
    }
    double exponent =
        stirlingError(n)
            - stirlingError(x)
            - stirlingError(n - x)
            - deviance((double) x, n * p)
            - deviance((double) (n - x), n * (1 - p));
    return Math.exp(exponent) * Math.sqrt((double) n / (2 * Math.PI * x * (n - x)));
  }

  /// `x ln(x / mean) + mean - x` without cancellation near `x = mean`.
  private static double deviance(double x, double mean) {
    double v = (x - mean) / (x + mean);
    if (Math.abs(v) > 0.1) {
      return x * Math.log(x / mean) + mean - x;
    }
    double sum = (x - mean) * v;
    double power = 2 * x * v;
    for (int j = 1; j < 1000; j++) {
      power *= v * v;
      double next = sum + power / (2 * j + 1);
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }

  /// `ln n! - ln(√(2πn) (n/e)ⁿ)`.
  private static double stirlingError(long n) {
    if (n < STIRLING.length) {
      return STIRLING[(int) n];
    }
    double s = 1.0 / ((double) n * n);
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - s / 1188) * s) * s) * s) / n;
  }

  private static double[] stirlingErrors() {
    double[] errors = new double[32];
    double logFactorial = 0;
    for (int n = 1; n < errors.length; n++) {
      logFactorial += Math.log(n);
      errors[n] = logFactorial - (0.5 * Math.log(2 * Math.PI * n) + n * Math.log(n) - n);
    }
    return errors;
  }
}
