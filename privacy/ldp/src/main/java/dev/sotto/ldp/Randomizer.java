package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.wire.Bytes;

/// The device's half of a [FrequencyOracle]: from a value to a report about it. Got by [FrequencyOracle#randomizer()].
///
/// Immutable.
public interface Randomizer {
  /// Randomizes `value`. Spends [FrequencyOracle#actualEpsilon()].
  ///
  /// @param value in `[0, domainSize())` of the oracle
  /// @return [FrequencyOracle#payloadBytes()] bytes
  /// @throws IndexOutOfBoundsException if the domain has no such value
  Bytes randomize(int value, RandomSource random);
}
