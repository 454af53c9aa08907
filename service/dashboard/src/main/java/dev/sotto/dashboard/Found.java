package dev.sotto.dashboard;

import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.NumberText;
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
  /// What stands at the mark of one in a drawing.
  static final String LABEL = "change found";

  /// Those of a metric, the earliest first.
  static List<Found> in(MetricHistory history) {
    return history.changes().stream()
        .flatMap(changes -> changes.found().stream().map(change -> of(changes, change)))
        .toList();
  }

  private static Found of(Changes changes, Change change) {
    String sentence =
        "Among "
            + change.devices()
            + " the share of \u201c"
            + change.value()
            + "\u201d is "
            + size(change)
            + " than among otherwise like devices with the release before, found with the reports"
            + " of "
            + Wording.beginning(changes.metric().schedule(), change.window())
            + " after "
            + NumberText.count(change.compared(), "window")
            + ".";
    return new Found(change.window(), change.after(), sentence);
  }

  /// By how much the share differs: `1.5 points higher (0.4 to 2.6)`.
  static String size(Change change) {
    boolean higher = change.difference() > 0;
    return points(Math.abs(change.difference()))
        + (higher ? " points higher (" : " points lower (")
        + points(higher ? change.low() : -change.high())
        + " to "
        + points(higher ? change.high() : -change.low())
        + ")";
  }

  private static String points(double share) {
    return NumberText.decimals(100 * share, 1);
  }

  /// Whether it is one of the group that is looked at.
  boolean isIn(Optional<Integer> looked) {
    return looked.equals(Optional.of(segment));
  }
}
