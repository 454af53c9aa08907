package dev.sotto.fold;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Tallier;
import dev.sotto.ldp.Tallies;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The accumulator of a [FrequencyOracle]: how many reports there were, and its counters.
///
/// Merging is associative and commutative, and an empty accumulator is its identity, so it does not matter how
/// reports were spread over machines. Not thread-safe.
public final class FrequencyCounts {
  private static final int LARGEST_DENSE = 1 << 16;

  private final FrequencyOracle oracle;
  private final Tallier tallier;
  private final Counters counters;
  private long reports;

  /// Where the counters stand: in an array, or, where there are many and most stay 0, by their index.
  private sealed interface Counters {
    void add(int index, long count);

    Tallies tallies();

    /// One place a counter.
    final class Dense implements Counters {
      private final long[] all;

      Dense(int size) {
        all = new long[size];
      }

      @Override
      public void add(int index, long count) {
        all[index] += count;
      }

      @Override
      public Tallies tallies() {
        return Tallies.of(all);
      }
    }

    /// Those above 0 alone.
    final class Sparse implements Counters {
      private final int size;
      private final Map<Integer, Long> held = new HashMap<>();

      Sparse(int size) {
        this.size = size;
      }

      @Override
      public void add(int index, long count) {
        held.merge(index, count, Long::sum);
      }

      @Override
      public Tallies tallies() {
        int[] indices = held.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        long[] counts = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
          counts[i] = held.getOrDefault(indices[i], 0L);
        }
        return Tallies.sparse(size, indices, counts);
      }
    }
  }

  /// An empty accumulator.
  public FrequencyCounts(FrequencyOracle oracle) {
    this.oracle = Objects.requireNonNull(oracle, "oracle");
    tallier = oracle.tallier();
    int size = tallier.counters();
    counters = size <= LARGEST_DENSE ? new Counters.Dense(size) : new Counters.Sparse(size);
  }

  /// An accumulator that continues from `snapshot`.
  public static FrequencyCounts of(FrequencySnapshot snapshot) {
    FrequencyCounts counts = new FrequencyCounts(snapshot.oracle());
    counts.add(snapshot);
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
    tallier.tally(payload, index -> counters.add(index, 1));
    reports = total;
  }

  /// Adds all of `other`.
  ///
  /// @throws IncompatibleStateException if the two were collected under different parameters
  /// @throws ArithmeticException if the total exceeds 2⁶³ − 1; this is then unchanged
  public void absorb(FrequencyCounts other) {
    absorb(other.snapshot());
  }

  /// Adds all that `other` holds.
  ///
  /// @throws IncompatibleStateException if the two were collected under different parameters
  /// @throws ArithmeticException if the total exceeds 2⁶³ − 1; this is then unchanged
  public void absorb(FrequencySnapshot other) {
    if (!oracle.equals(other.oracle())) {
      throw new IncompatibleStateException(
          "cannot absorb counts of " + other.oracle() + " into counts of " + oracle);
    }
    add(other);
  }

  private void add(FrequencySnapshot other) {
    // bounds every counter, each being at most `reports`
    long total = Math.addExact(reports, other.reports());
    other.tallies().forEach(counters::add);
    reports = total;
  }

  /// The state now.
  public FrequencySnapshot snapshot() {
    return new FrequencySnapshot(oracle, reports, counters.tallies());
  }
}
