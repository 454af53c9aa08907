package dev.sotto.dashboard;

import dev.sotto.metric.WindowNumber;
import dev.sotto.query.MetricHistory;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import java.util.List;
import java.util.Optional;

/// A change that was found, as the page tells it.
///
/// @param window   with whose reports it was found
/// @param segment  in which group
/// @param sentence what is said of it
record Found(WindowNumber window, int segment, String sentence) {
  /// Those of a metric, the earliest first.
  static List<Found> in(MetricHistory history) {
    return history.changes().stream()
        .flatMap(changes -> changes.found().stream().map(change -> of(changes, change)))
        .toList();
  }

  private static Found of(Changes changes, Change change) {
    String points = Wording.decimals(100 * Math.abs(change.difference()), 1);
    String sentence =
        "Among "
            + change.devices()
            + " the share of \u201c"
            + change.value()
            + "\u201d is "
            + points
            + (change.difference() > 0 ? " points higher" : " points lower")
            + " than among otherwise like devices with the release before, found with the reports"
            + " of "
            + Wording.date(changes.metric().schedule().startOf(change.window()), true)
            + " after "
            + Wording.count(change.compared(), "window")
            + ".";
    return new Found(change.window(), change.after(), sentence);
  }

  /// Whether it is one of the group that is looked at.
  boolean isIn(Optional<Integer> looked) {
    return looked.equals(Optional.of(segment));
  }
}
