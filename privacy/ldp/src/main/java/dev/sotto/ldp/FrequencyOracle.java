package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.LikelihoodRatio;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.util.function.IntConsumer;

/// A mechanism from which the frequency of each value of a finite domain `[0, domainSize())` can be estimated. The
/// parameters are public and comparable; two accumulators may be merged if their oracles are equal.
///
/// A report *supports* a set of values. An oracle is *pure*: it supports the device's own value with probability p
/// and each other value with probability q < p.
///
/// The byte form of an oracle, which this interface owns:
///
/// ```
///  kind   u8      1 = k-ary response, 2 = unary encoding, 3 = projective geometry response
///  domain u32     number of values
///
///  k-ary:         keep i64
///  unary:         p    i64, q i64
///  geometry:      prime u16, dimension u8, keep i64
/// ```
///
/// Source: "pure" protocols, Wang, Blocki, Li, Jha, USENIX Security 2017, definition 1.
public sealed interface FrequencyOracle
    permits KaryResponse, UnaryEncoding, ProjectiveGeometryResponse {
  /// Number of values, at least 2.
  int domainSize();

  /// Length of every report of this oracle, whatever the value.
  int payloadBytes();

  /// Randomizes `value`: the device half. Spends [#actualEpsilon()].
  ///
  /// @return `payloadBytes()` bytes
  /// @throws IndexOutOfBoundsException if `value` is not in `[0, domainSize())`
  Bytes randomize(int value, RandomSource random);

  /// Number of counters that reports are folded into. A small domain has one a value; a large one has one a payload,
  /// since a payload may support thousands of values.
  default int counters() {
    return domainSize();
  }

  /// Names the counters that `payload` adds one to, each once: the server half.
  ///
  /// @param counter given each index in `[0, counters())`
  /// @throws MalformedException if `payload` is not a report of this oracle; `counter` was then not called
  void tally(Bytes payload, IntConsumer counter);

  /// For each value of the domain how many reports support it, from the counters.
  ///
  /// @param tallies of `counters()` counters
  default long[] supports(Tallies tallies) {
    return tallies.toArray();
  }

  /// How probable support is for the own value and for another, as exact fractions.
  Support support();

  /// The largest ratio between the probabilities of one payload under two values.
  LikelihoodRatio largestRatio();

  /// The ε that the integers give, rounded up to the billionth.
  default Epsilon actualEpsilon() {
    return largestRatio().epsilon();
  }

  /// Writes the byte form.
  void write(ByteWriter writer);

  /// Reads the byte form.
  ///
  /// @throws MalformedException if the kind is unknown
  static FrequencyOracle read(ByteReader reader) {
    int kind = reader.u8();
    if (kind == KaryResponse.KIND) {
      return KaryResponse.readParameters(reader);
    }
    if (kind == UnaryEncoding.KIND) {
      return UnaryEncoding.readParameters(reader);
    }
    if (kind == ProjectiveGeometryResponse.KIND) {
      return ProjectiveGeometryResponse.readParameters(reader);
    }
    throw new MalformedException("unknown kind of frequency oracle " + kind);
  }
}
