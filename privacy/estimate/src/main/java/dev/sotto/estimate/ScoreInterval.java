package dev.sotto.estimate;

/// The shares f that the score test accepts: `(C/n - q - f d)² ≤ z²/n (f a + (1 - f) b)` with `d = p - q`,
/// `a = p(1 - p)`, `b = q(1 - q)`, which is a quadratic in f with two real roots.
///
/// The roots are real because the inequality holds strictly at `f = f̂`: there the left side is 0 and the right side,
/// linear in C, is positive at both ends, `pq` at C = 0 and `(1 - p)(1 - q)` at C = n.
final class ScoreInterval {
  private ScoreInterval() {}

  static Interval of(double p, double q, long support, long reports, double z) {
    double d = p - q;
    double a = p * (1 - p);
    double b = q * (1 - q);
    double y = (double) support / reports - q;
    double w = z * z / reports;
    double middle = (y * d + w * (a - b) / 2) / (d * d);
    // the discriminant multiplied out, so that (y d)² cancels on paper and not in floating point
    double discriminant = w * (d * d * b + y * d * (a - b) + w * (a - b) * (a - b) / 4);
    double half = Math.sqrt(discriminant) / (d * d);
    return new Interval(middle - half, middle + half);
  }
}
