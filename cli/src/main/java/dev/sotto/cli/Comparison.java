package dev.sotto.cli;

import dev.sotto.fleet.FleetResult;
import dev.sotto.metric.Metric;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.List;

/// Estimates beside the truth that a simulation knows: computed over the devices whose reports were counted, after the
/// declared bounds.
///
/// @param release   what the service says
/// @param compared  each number that is said, beside the true one; none if the release was withheld
/// @param clipped   share of the acknowledged devices whose value was clipped or became absent
/// @param reporting share of all devices that were acknowledged
record Comparison(Release release, List<Compared> compared, double clipped, double reporting) {
  private static final double MISSES = 0.05;

  Comparison {
    compared = List.copyOf(compared);
  }

  static Comparison of(Release release, FleetResult fleet) {
    Metric metric = release.heading().metric();
    FleetResult.Truth truth = fleet.truths().get(metric.name());
    if (truth == null) {
      throw new IllegalArgumentException("the fleet did not collect \"" + metric.name() + "\"");
    }
    double acknowledged = Math.max(1, fleet.acknowledged());
    return new Comparison(
        release,
        release instanceof Release.Published published
            ? new Truths(metric, truth, acknowledged).beside(published.numbers())
            : List.of(),
        truth.clipped() / acknowledged,
        (double) fleet.acknowledged() / fleet.devices());
  }

  /// How many of the intervals are to miss the truth, at most, on average: one in twenty, but of those that are made to
  /// hold all at once, one in twenty runs.
  double expectedMisses() {
    if (!(release instanceof Release.Published published)) {
      return 0;
    }
    return MISSES
        * switch (published.numbers()) {
          case Numbers.Shares shares -> shares.cells().size();
          case Numbers.Distribution parts ->
              parts.cells().size() + (parts.quantiles().isEmpty() ? 0 : 1);
          case Numbers.Top _, Numbers.Mean _ -> 1;
        };
  }

  Metric metric() {
    return release.heading().metric();
  }
}
