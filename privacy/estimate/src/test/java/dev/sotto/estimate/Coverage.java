package dev.sotto.estimate;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Support;
import java.util.function.LongFunction;

/// How often an interval contains the true share, as a finite sum over the support counts.
final class Coverage {
  /// Below this a count is not worth an interval and is taken as missed: over all counts of a
  /// stratum that lowers the sum by less than 10⁻⁶.
  private static final double LEAST_MASS = 1e-10;

  private final double p;
  private final double q;
  private final long reports;
  private final Interval[] intervals;
  private final LongFunction<Interval> interval;

  /// The coverage of `interval`, a function of the support count.
  Coverage(FrequencyOracle oracle, int reports, LongFunction<Interval> interval) {
    Support support = oracle.support();
    p = support.own().doubleValue() / support.of().doubleValue();
    q = support.other().doubleValue() / support.of().doubleValue();
    this.reports = reports;
    this.interval = interval;
    intervals = new Interval[reports + 1];
  }

  /// The probability that the interval contains `holders / reports` when so many devices hold the
  /// value. Not thread-safe.
  double of(long holders) {
    Binomial own = new Binomial(holders, p);
    Binomial others = new Binomial(reports - holders, q);
    int first = (int) (own.first() + others.first());
    double[] sum = new double[(int) (own.last() + others.last()) - first + 1];
    double[] otherMass = masses(others);
    for (long x = own.first(); x <= own.last(); x++) {
      double mass = own.mass(x);
      if (mass > 1e-20) {
        int from = (int) (x - own.first());
        for (int j = 0; j < otherMass.length; j++) {
          sum[from + j] += mass * otherMass[j];
        }
      }
    }
    double covered = 0;
    double share = (double) holders / reports;
    for (int i = 0; i < sum.length; i++) {
      if (sum[i] > LEAST_MASS && intervalAt(first + i).contains(share)) {
        covered += sum[i];
      }
    }
    return covered;
  }

  private static double[] masses(Binomial binomial) {
    double[] masses = new double[(int) (binomial.last() - binomial.first()) + 1];
    for (int i = 0; i < masses.length; i++) {
      masses[i] = binomial.mass(binomial.first() + i);
    }
    return masses;
  }

  private Interval intervalAt(int support) {
    if (intervals[support] == null) {
      intervals[support] = interval.apply(support);
    }
    return intervals[support];
  }
}
