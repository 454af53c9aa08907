package dev.sotto.bench;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.samples.Samples;

/// The mechanisms that are compared, each at ε = 1.
public enum Mechanism {
  /// k-ary response of two values.
  KARY_2,
  /// k-ary response of 24 values.
  KARY_24,
  /// Unary encoding of 25 values.
  UNARY_25,
  /// Unary encoding of 256 values.
  UNARY_256,
  /// Projective geometry response of 20 000 values: 29 524 points over 3 in 10 dimensions, 9 841 orthogonal to each.
  GEOMETRY_20000;

  FrequencyOracle oracle() {
    return switch (this) {
      case KARY_2 -> Samples.kary(2, "1");
      case KARY_24 -> Samples.kary(24, "1");
      case UNARY_25 -> Samples.unary(25, "1");
      case UNARY_256 -> Samples.unary(256, "1");
      case GEOMETRY_20000 -> Samples.geometry(20_000, 3, 10, "1");
    };
  }
}
