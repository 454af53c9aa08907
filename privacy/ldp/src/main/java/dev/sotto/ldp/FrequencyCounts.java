package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The accumulator of a [FrequencyOracle]: how many reports there were, and how many support each value.
///
/// Merging is associative and commutative, and an empty accumulator is its identity, so it does not matter how
/// reports were spread over machines. Not thread-safe.
public final class FrequencyCounts {
  private final FrequencyOracle oracle;
  private final long[] supports;
  private long reports;

  /// An empty accumulator.
  public FrequencyCounts(FrequencyOracle oracle) {
    this.oracle = Objects.requireNonNull(oracle, "oracle");
    supports = new long[oracle.domainSize()];
  }

  /// An accumulator that continues from `snapshot`.
  public static FrequencyCounts of(FrequencySnapshot snapshot) {
    FrequencyCounts counts = new FrequencyCounts(snapshot.oracle());
    counts.reports = snapshot.reports();
    for (int i = 0; i < counts.supports.length; i++) {
      counts.supports[i] = snapshot.supports().get(i);
    }
    return counts;
  }

  /// Number of reports absorbed.
  public long reports() {
    return reports;
  }

  /// Adds one report.
  ///
  /// @throws MalformedException if `payload` is not a report of this oracle; this is then unchanged
  /// @throws ArithmeticException if there are 2⁶³ − 1 reports already
  public void absorb(Bytes payload) {
    long total = Math.addExact(reports, 1);
    oracle.addSupport(payload, supports);
    reports = total;
  }

  /// Adds all of `other`.
  ///
  /// @throws IncompatibleStateException if the two were collected under different parameters
  /// @throws ArithmeticException if the total exceeds 2⁶³ − 1; this is then unchanged
  public void absorb(FrequencyCounts other) {
    if (!oracle.equals(other.oracle)) {
      throw new IncompatibleStateException(
          "cannot absorb counts of " + other.oracle + " into counts of " + oracle);
    }
    long total =
        Math.addExact(reports, other.reports); // bounds every count, each being at most `reports`
    for (int i = 0; i < supports.length; i++) {
      supports[i] += other.supports[i];
    }
    reports = total;
  }

  /// The state now.
  public FrequencySnapshot snapshot() {
    List<Long> copy = new ArrayList<>(supports.length);
    for (long support : supports) {
      copy.add(support);
    }
    return new FrequencySnapshot(oracle, reports, copy);
  }
}
