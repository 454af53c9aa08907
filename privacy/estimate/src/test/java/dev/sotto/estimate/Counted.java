package dev.sotto.estimate;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Tallier;
import dev.sotto.ldp.Tallies;
import dev.sotto.wire.Bytes;

/// Reports, counted. The accumulators of the service stand where this module may not look.
final class Counted {
  private final FrequencyOracle oracle;
  private final Tallier tallier;
  private final long[] counters;

  Counted(FrequencyOracle oracle) {
    this.oracle = oracle;
    tallier = oracle.tallier();
    counters = new long[tallier.counters()];
  }

  void absorb(Bytes payload) {
    tallier.tally(payload, index -> counters[index]++);
  }

  /// How many of the reports support each value.
  long[] supports() {
    return Supports.of(oracle, Tallies.of(counters));
  }
}
