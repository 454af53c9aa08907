package dev.sotto.ldp;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.LikelihoodRatio;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.MalformedException;

/// A mechanism from which the frequency of each value of a finite domain `[0, domainSize())` can be estimated. The
/// parameters are public and comparable; counters may be added up if their oracles are equal. What devices and servers
/// do by them are halves of their own, [Randomizer] and [Tallier].
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

  /// What the device does with it.
  Randomizer randomizer();

  /// What the server does with it.
  Tallier tallier();

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
