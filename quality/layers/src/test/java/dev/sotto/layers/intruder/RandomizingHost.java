package dev.sotto.layers.intruder;

import dev.sotto.entropy.RandomSource;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.wire.Bytes;

/// Makes a report of its own, that no ledger was charged for.
public final class RandomizingHost {
  private RandomizingHost() {}

  /// A report.
  public static Bytes report(FrequencyOracle oracle, RandomSource random) {
    return oracle.randomizer().randomize(0, random);
  }
}
