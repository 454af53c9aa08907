package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.util.function.IntConsumer;

/// The server's half of a [FrequencyOracle]: from reports to counters. Got by [FrequencyOracle#tallier()]. What the
/// counters say of the values is not for this half to tell: that is estimation, behind the release.
///
/// Immutable.
public interface Tallier {
  /// Number of counters that reports are folded into. A small domain has one a value; a large one has one a payload,
  /// since a payload may support thousands of values.
  int counters();

  /// Does nothing if `payload` is a report of the oracle.
  ///
  /// @throws MalformedException if it is not
  void validate(Bytes payload);

  /// Names the counters that `payload` adds one to, each once.
  ///
  /// @param counter given each index in `[0, counters())`
  /// @throws MalformedException if `payload` is not a report of the oracle; `counter` was then not called
  void tally(Bytes payload, IntConsumer counter);
}
