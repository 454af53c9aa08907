package dev.sotto.estimate;

import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.ProjectiveSpace;
import dev.sotto.ldp.Tallies;

/// Decodes the counters of [ProjectiveGeometryResponse]: a value is supported by the reports of all points orthogonal to
/// it. [OrthogonalSums] adds them up modulo 2³²; counters that are larger together are added up digit by digit.
final class GeometrySupports {
  /// Counters may be taken apart into digits of so many bits: those of all points add up to less than 2³².
  private static final int DIGIT_BITS = 10;

  private GeometrySupports() {}

  static long[] of(ProjectiveGeometryResponse oracle, Tallies tallies) {
    ProjectiveSpace space = oracle.space();
    Supports.requireSize(tallies, space.points());
    long[] total = new long[1];
    tallies.forEach((point, count) -> total[0] = Math.addExact(total[0], count));
    long[] supports = new long[oracle.domainSize()];
    if (total[0] < 1L << 32) { // then sums of 32 bits are exact
      add(space, tallies, 0, -1, supports);
      return supports;
    }
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      add(space, tallies, shift, (1 << DIGIT_BITS) - 1, supports);
    }
    return supports;
  }

  private static void add(
      ProjectiveSpace space, Tallies tallies, int shift, int mask, long[] supports) {
    int[] weights = new int[space.points()];
    tallies.forEach((point, count) -> weights[point] = (int) (count >>> shift) & mask);
    int[] sums = OrthogonalSums.of(space, weights, supports.length);
    for (int v = 0; v < supports.length; v++) {
      supports[v] += Integer.toUnsignedLong(sums[v]) << shift;
    }
  }
}
