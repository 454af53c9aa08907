package dev.sotto.estimate;

import java.util.function.LongPredicate;

/// The shares m/n that the exact equal-tailed test accepts: m devices hold the value, C is Binomial(m, p) plus
/// Binomial(n - m, q), and both `Pr[C ≤ c]` and `Pr[C ≥ c]` must exceed `tail`, 2.5 % for 95 %. The first falls and the second rises
/// with m because p > q, so each end is found by bisection.
///
/// For each m at least one of the two exceeds the tail, since they sum to more than 1; where every m fails one of them the
/// nearest possible share is the end.
final class ExactInterval {
  private ExactInterval() {}

  static Interval of(double p, double q, long support, long reports, double tail) {
    LongPredicate notTooMany =
        holders -> TwoBinomials.atMost(support, holders, p, reports - holders, q) > tail;
    LongPredicate notTooFew =
        holders -> 1 - TwoBinomials.atMost(support - 1, holders, p, reports - holders, q) > tail;
    long low = first(notTooFew, reports);
    long firstTooMany = first(notTooMany.negate(), reports + 1);
    long high = Math.max(0, Math.min(reports, firstTooMany - 1));
    return new Interval(
        (double) Math.min(low, high) / reports, (double) Math.max(low, high) / reports);
  }

  /// The least m in `[0, last]` with `holds`, which is false up to some m and true from there; `last` if there is none
  /// below.
  private static long first(LongPredicate holds, long last) {
    long from = 0;
    long to = last;
    while (from < to) {
      long middle = (from + to) >>> 1;
      if (holds.test(middle)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
