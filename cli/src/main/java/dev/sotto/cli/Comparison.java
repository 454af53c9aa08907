package dev.sotto.cli;

import dev.sotto.fleet.FleetResult;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.release.Cell;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.List;

/// Estimates beside the truth that a simulation knows: computed over the devices whose reports were counted, after the
/// declared bounds.
///
/// @param release   what the service says
/// @param truths    share of the acknowledged devices by value of the domain
/// @param clipped   share of the acknowledged devices whose value was clipped or became absent
/// @param reporting share of all devices that were acknowledged
record Comparison(Release release, List<Double> truths, double clipped, double reporting) {
  Comparison {
    truths = List.copyOf(truths);
  }

  /// One value: what was true, what is estimated.
  ///
  /// @param truth    share of the acknowledged devices
  /// @param estimate what the service says of it
  record Compared(double truth, Cell estimate) {
    boolean covered() {
      return estimate.low() <= truth && truth <= estimate.high();
    }
  }

  static Comparison of(Release release, FleetResult fleet) {
    MetricDefinition metric = release.heading().metric();
    FleetResult.Truth truth = fleet.truths().get(metric.name());
    if (truth == null) {
      throw new IllegalArgumentException("the fleet did not collect \"" + metric.name() + "\"");
    }
    double acknowledged = Math.max(1, fleet.acknowledged());
    List<Double> shares = truth.counts().stream().map(count -> count / acknowledged).toList();
    return new Comparison(
        release,
        shares,
        truth.clipped() / acknowledged,
        (double) fleet.acknowledged() / fleet.devices());
  }

  MetricDefinition metric() {
    return release.heading().metric();
  }

  /// One a value of the domain; none if the release was withheld.
  List<Compared> cells() {
    List<Compared> cells = new ArrayList<>();
    if (release instanceof Release.Published published) {
      for (int i = 0; i < published.cells().size(); i++) {
        cells.add(new Compared(truths.get(i), published.cells().get(i)));
      }
    }
    return cells;
  }
}
