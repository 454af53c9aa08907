package dev.sotto.estimate;

/// The distribution of the sum of two independent binomial variables.
final class TwoBinomials {
  private TwoBinomials() {}

  /// `Pr[X + Y ≤ c]` for X ~ Binomial(m, p), Y ~ Binomial(l, q), to an absolute 10⁻¹³. Takes time in the order of the
  /// two standard deviations.
  static double atMost(long c, long m, double p, long l, double q) {
    if (c < 0) {
      return 0;
    }
    if (c >= m + l) {
      return 1;
    }
    Binomial x = new Binomial(m, p);
    Binomial y = new Binomial(l, q);
    long lastY = Math.min(y.last(), c);
    double below = x.atMost(c - lastY);
    double sum = 0;
    for (long j = lastY; j >= y.first(); j--) {
      sum += y.mass(j) * below;
      below += x.mass(c - j + 1);
    }
    // what Y has below its window weighs less than 10^-15
    return Math.min(1, sum);
  }
}
