package dev.sotto.cli;

import dev.sotto.fleet.FleetResult;
import java.util.List;

/// What a simulation came to.
///
/// @param fleet   what became of the devices
/// @param counted devices whose reports the service counted
/// @param metrics estimates beside the truth
/// @param seed    that gives the same again
record Outcome(FleetResult fleet, long counted, List<Comparison> metrics, long seed) {
  Outcome {
    metrics = List.copyOf(metrics);
  }

  /// What was not acknowledged, for people.
  String waiting() {
    return Shown.plural(fleet.unacknowledged() * metrics.size(), "report")
        + " of "
        + Shown.plural(fleet.unacknowledged(), "device");
  }

  long cells() {
    return metrics.stream().mapToLong(metric -> metric.compared().size()).sum();
  }

  long covered() {
    return metrics.stream()
        .flatMap(metric -> metric.compared().stream())
        .filter(Compared::covered)
        .count();
  }

  /// How many cells are to miss the truth, at most, on average.
  long expectedMisses() {
    return Math.round(metrics.stream().mapToDouble(Comparison::expectedMisses).sum());
  }

  /// Share of the cells whose interval holds the truth; 1 if there are none.
  double coverage() {
    return cells() == 0 ? 1 : (double) covered() / cells();
  }
}
