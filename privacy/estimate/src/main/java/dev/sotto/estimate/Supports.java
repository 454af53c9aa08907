package dev.sotto.estimate;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.Tallies;
import dev.sotto.ldp.UnaryEncoding;

/// How many reports support each value of a domain. Of a small domain these are the counters themselves; of a large one
/// they are found from the counters with some work: see [ProjectiveGeometryResponse].
public final class Supports {
  private Supports() {}

  /// The supports of each value, from the counters of reports of `oracle`.
  ///
  /// @throws IllegalArgumentException if they are not as many as the counters of `oracle`
  public static long[] of(FrequencyOracle oracle, Tallies tallies) {
    return switch (oracle) {
      case KaryResponse kary -> each(tallies, kary.domainSize());
      case UnaryEncoding unary -> each(tallies, unary.domainSize());
      case ProjectiveGeometryResponse geometry -> GeometrySupports.of(geometry, tallies);
    };
  }

  private static long[] each(Tallies tallies, int domainSize) {
    requireSize(tallies, domainSize);
    return tallies.toArray();
  }

  static void requireSize(Tallies tallies, int counters) {
    if (tallies.size() != counters) {
      throw new IllegalArgumentException(
          tallies.size() + " counts for a mechanism of " + counters + " counters");
    }
  }
}
